"""What can be done with a page: open it in an editor, add one like it, report a mistake in it."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from bilingual.site import edit_links
from bilingual.text.language import SOURCE_LOCALE

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View


class Editing:
    """The ways from the page of ``view`` to editors and to those who look after the site."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._settings = view.site.settings

    def links(self) -> list[tuple[str, str, str]]:
        """Return label, file and address of what opens this page's words and facts in an editor; no address where the site has none."""
        route, labels = self._view.route, self._view.labels.footer
        paths = {labels.edit_words: route.words_path}
        if route.facts_path != route.words_path:
            paths[labels.edit_facts] = route.facts_path
        url = self._settings.edit_url
        return [(label, path, url and url + path) for label, path in paths.items() if path]

    def new(self) -> list[tuple[str, str, str]]:
        """Return label, address of a form and address of a new file for what editors may add here; "" where there is no such address."""
        view, settings, words = self._view, self._settings, self._view.labels.new_records
        links: list[tuple[str, str, str]] = []
        if kind := edit_links.KINDS_OF_PAGES.get(view.route.kind):
            links = [(words[kind], edit_links.form_url(settings, kind), edit_links.new_file_url(settings, kind, view.locale))]
        elif view.record and self._is_untranslated():
            links = [(words.translation, "", edit_links.translation_url(settings, view.route.kind, view.record, view.locale))]
        return [link for link in links if link[1] or link[2]]

    def _is_untranslated(self) -> bool:
        view = self._view
        return view.locale == SOURCE_LOCALE and view.route.kind in edit_links.TRANSLATABLE and not view.navigation.has_all_twins()

    def feedback(self) -> str:
        """Return where a reader reports a mistake in this page, which a mail's subject names; "" where the site has no such place."""
        feedback = self._settings.feedback
        if "@" not in feedback or "/" in feedback:
            return feedback
        subject = quote(f"{self._view.labels.footer.mistake_in}: {self._view.title}")
        return f"mailto:{feedback}?subject={subject}"
