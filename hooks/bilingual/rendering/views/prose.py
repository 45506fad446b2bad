"""The texts of a page that are written in Markdown, with what the site puts in the place of lines such as ``[[commitments]]``."""

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from bilingual.content import blocks
from bilingual.content.blocks import BLOCK
from bilingual.rendering import templating
from bilingual.rendering.markdown import STYLED, Surroundings
from bilingual.rendering.views.subject import Subject
from bilingual.schema import addresses
from bilingual.schema.fields import Prose as ProseOf
from bilingual.text import language

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View


class Prose(Subject):
    """Markdown for the page of ``view``."""

    def __init__(self, view: "View") -> None:
        super().__init__(view)
        self._texts_with_notes = 0
        self.is_styled = False
        """Whether a text so far has what the stylesheet of Markdown is for."""
        self._is_foreign = False
        """Whether the text that is being rendered is in the other language."""
        self._linked_terms: set[str] = set()

    def of(self, value: ProseOf | None) -> Markup:
        """Return Markdown as HTML, in the page's language or, marked as such, in the other."""
        if value is None:
            return Markup("")
        view = self._view
        text, locale = value.get(view.locale), view.locale
        if text is None:
            view.words.fell_back = True
            locale, text = next(iter(value.items()))
        self._is_foreign = locale != view.locale
        html = Markup("").join(self._pieces(text)) if "[[" in text else self._markdown(text)
        self._is_foreign = False
        return self._with_terms(html) if locale == view.locale else Markup('<div lang="{}">{}</div>').format(locale, html)

    @staticmethod
    def sections(text: Markup) -> list[Markup]:
        """Return what stands before the first section of a text, and its sections; the whole where a list or a box holds one."""
        parts = [part for part in re.split(r"(?=<h2 )", text) if part.strip()]
        is_cut = any(
            part.count(f"<{box}") != part.count(f"</{box}") for part in parts for box in ("blockquote", "dd", "details", "div", "li")
        )
        return [text] if is_cut else [Markup(part) for part in parts]

    def _with_terms(self, html: Markup) -> Markup:
        """Return a text with links from the terms that the page has not linked yet to their definitions."""
        route = self._view.links.find("glossary")
        if route is None:
            return html
        terms = self._view.context.terms[self._locale]
        return Markup(terms.link(str(html), self._view.links.url(route), self._linked_terms))

    def _pieces(self, text: str) -> Iterable[Markup]:
        position = 0
        for match in BLOCK.finditer(text):
            yield self._markdown(text[position : match.start()])
            position = match.end()
            name = match[1].strip()
            if name == blocks.FOLDS:
                for heading, section in blocks.sections(text[position:]):
                    yield self._fold(heading, section) if heading else Markup("").join(self._pieces(section))
                return
            if dots := blocks.dots_of(name):
                yield templating.render("block-dots.html", self._view, dots=dots)
            else:
                yield templating.render(f"block-{name}.html", self._view)
        yield self._markdown(text[position:])

    def _fold(self, heading: str, text: str) -> Markup:
        """Return a folded section of Markdown, with the anchor that its heading would have; the marks of the heading begin the text."""
        words = blocks.heading_words(heading)
        text = f"{heading.removeprefix(words)}\n\n{text}" if heading.startswith(words) else text
        anchor = self._view.headings.note(words, language.slugify(words))
        fold = '<details class="fold fold--printed"><summary>{}</summary><div class="fold__body" id="{}">{}</div></details>'
        return Markup(fold).format(words, anchor, Markup("").join(self._pieces(text)))

    def _markdown(self, text: str) -> Markup:
        if not text.strip():
            return Markup("")
        view = self._view
        page = Surroundings(
            link=partial(view.links.in_text, foreign=self._is_foreign),
            mark=view.cite.in_markdown,
            picture=view.pictures.in_text,
            anchors=[heading.anchor for heading in view.headings.all],
            note=str(view.labels.only_in_turkish),
            back=str(view.labels.back_to_text),
            contents=str(view.labels.on_this_page),
            title=view.labels.admonitions.get,
            unnamed=addresses.anchor("parts", "", view.locale),
            earlier_notes=self._texts_with_notes,
        )
        rendered = view.context.markdown.render(text, page)
        self._texts_with_notes += "[^" in text
        self.is_styled = self.is_styled or bool(STYLED.search(rendered.html))
        view.headings.all += rendered.headings
        return Markup(rendered.html)
