"""The words of the site itself, such as headings and names of fields: by their names, and with what belongs into their gaps."""

import re
from typing import Any

from bilingual.schema import Entry, SiteWords
from bilingual.schema.labels import NAME, Tree, merged
from bilingual.site.site import Settings
from bilingual.text.language import SOURCE_LOCALE, stop_after


class Labels:
    """The labels of one language: ``labels.footer.licence``, or ``labels.event_kinds["side-event"]``."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __getattr__(self, name: str) -> Any:
        """Return a label's text, or a group of labels; AttributeError where there is none of that name."""
        if name not in self._tree:
            raise AttributeError(name)
        value = self._tree[name]
        found = Labels(value) if isinstance(value, dict) else value
        self.__dict__[name] = found  # so that the next one who asks does not come here
        return found

    def __getitem__(self, name: str) -> Any:
        """Return the label of a value such as "side-event"."""
        return getattr(self, name.replace("-", "_"))

    def get(self, name: str) -> str | None:
        """Return the label ``name``, or None where there is none."""
        return self[name] if name.replace("-", "_") in self._tree else None

    def values(self) -> list[str]:
        """Return the texts of a group of labels."""
        return list(self._tree.values())


def labels_of(words: SiteWords, settings: Settings, locale: str) -> Labels:
    """Return all labels of a language: the program's own, or what the site says instead, with what the settings call the site."""
    theme = words.own_theme
    own = {"site_name": "", "tagline": "", "copyright": ""} | dict(settings.words.get(locale, {}))
    first, last = settings.timeline
    own = {name: fill_in(text, first=first, last=last) for name, text in own.items()}
    own["own_theme"] = ((theme.get(locale) or theme.get(SOURCE_LOCALE)) if theme else "") or ""
    return Labels(merged(words.labels, locale) | own)


def noticed(entry: Entry, title: str, labels: Labels) -> str:
    """Return a title; of an event that was cancelled, or the like, behind the word for that."""
    return fill_in(labels.calendars.entry_title, kind=labels.event_statuses[entry.notice], title=title) if entry.notice else title


def fill_in(label: object, **values: object) -> str:
    """Return a label with ``values`` in the place of the names in braces that it holds. No full stop follows another mark."""

    def fill(name: re.Match[str]) -> str:
        value = str(values.get(name[1], name[0]))
        return value + (name[2] and stop_after(value))

    return re.sub(rf"{NAME.pattern}(\.?)", fill, str(label))
