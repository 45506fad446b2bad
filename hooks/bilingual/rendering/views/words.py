"""The words of the content on a page: in its language, or in the other one, marked as such."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from bilingual.schema.fields import Localized
from bilingual.text import language


def text_in(words: Localized[str], locale: str) -> str:
    """Return a text in a language, or in the other one where it is not there."""
    return words.get(locale) or next((text for _, text in words.items()), "")


def marked(text: str, code: str) -> Markup:
    """Return ``text`` marked as being in the language ``code``."""
    return Markup(f'<span lang="{escape(code)}">{escape(text)}</span>')


class Words:
    """Texts for one page; notes whether any had to be shown in the other language. ``foreign`` holds the languages of titles in others."""

    def __init__(self, locale: str, foreign: Mapping[str, str] | None = None) -> None:
        self.locale = locale
        self._foreign = foreign or {}
        self.fell_back = False

    def of(self, value: Localized[str] | None) -> Markup:
        """Return a text in the page's language, or the other language's text marked as such."""
        if value is None:
            return Markup("")
        text = value.get(self.locale)
        if text is not None:
            return self.in_language(text, self.language_of(text, self.locale)) if self._foreign else escape(text)
        self.fell_back = True
        return next((marked(text, self.language_of(text, locale)) for locale, text in value.items()), Markup(""))

    def language_of(self, text: str, locale: str) -> str:
        """Return the language of a text among those in ``locale``."""
        return self._foreign.get(text, locale)

    def text(self, value: Localized[str] | None) -> str:
        """Return a text as plain characters, in the page's language where it is there."""
        return text_in(value, self.locale) if value else ""

    def in_language(self, text: str, code: str) -> Markup:
        """Return ``text`` marked as being in the language ``code``, where that is not the page's."""
        return escape(text) if code == self.locale else marked(text, code)

    def each(self, value: Localized[tuple[str, ...]]) -> list[Markup]:
        """Return a list of words in the page's language, or the other language's, each marked as such."""
        here = value.get(self.locale)
        if here is not None:
            return [escape(text) for text in here]
        for locale, texts in value.items():
            self.fell_back = True
            return [self.in_language(text, locale) for text in texts]
        return []

    def any_edition(self, value: Localized[Any]) -> Any:
        """Return what the page's language states, or else the other one, or None."""
        return value.get(self.locale) or next((found for _, found in value.items()), None)

    def listed(self, parts: Iterable[Markup | str]) -> Markup:
        """Return "A, B ve C" or "A, B and C"; the parts may hold HTML."""
        texts = [escape(part) for part in parts]
        marks = [f"\x00{index}\x00" for index in range(len(texts))]
        joined = str(escape(language.format_list(marks, self.locale)))
        for mark, text in zip(marks, texts, strict=True):
            joined = joined.replace(mark, str(text))
        return Markup(joined)

    def capitalized(self, text: str) -> str:
        """Return a text with its first letter as a capital."""
        return language.capitalize_first(str(text), self.locale)
