"""What can be done with a page: edit what it shows, add something like it, report a mistake in it."""

from collections.abc import Iterator
from urllib.parse import quote

from bilingual.rendering.views.subject import Subject
from bilingual.schema.addresses import address
from bilingual.site import edit_links


class Editing(Subject):
    """The ways from the page of ``view`` to editors and to those who look after the site."""

    def links(self) -> list[tuple[str, str]]:
        """Return label and address of what editors can do with this page: on their own page, or else in its files, where there is a way."""
        if self._view.site.settings.has_edit_page:
            return [(label, self.address(query)) for label, query in self._queries()]
        route, labels, url = self._view.route, self._view.labels.footer, self._view.site.settings.edit_url
        paths = {labels.edit_words: route.words_path}
        if route.facts_path != route.words_path:
            paths[labels.edit_facts] = route.facts_path
        return [(label, url + path) for label, path in paths.items() if path and url]

    def address(self, query: str) -> str:
        """Return the address, from this page, of the editors' page with what it is to open."""
        return self._view.links.file(address("edit", "", self._view.locale)) + query

    def _queries(self) -> Iterator[tuple[str, str]]:
        view, labels = self._view, self._view.labels
        route = view.route
        if query := edit_links.query_of_page(route):
            yield labels.edit.record, query
        state = view.site.translations.records.get((route.register, route.key))
        if route.key and state and state.needs_work:
            yield labels.edit.translate, edit_links.query_of(route.register, route.key, "translate")
        if route.kind in edit_links.NEW:
            name, register = edit_links.NEW[route.kind]
            yield labels.new_records[name], edit_links.query_of(register, "", "new")

    def feedback(self) -> str:
        """Return where a reader reports a mistake in this page, which a mail's subject names; "" where the site has no such place."""
        feedback = self._view.site.settings.feedback.removeprefix("mailto:")
        if "@" not in feedback or "/" in feedback:
            return feedback
        subject = quote(f"{self._view.labels.footer.mistake_in}: {self._view.title}")
        return f"mailto:{feedback}?subject={subject}"
