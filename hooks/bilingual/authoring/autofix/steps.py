"""Fixes the text of one file, step by step; a step that would lose something, or change what the file says, is not taken."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from bilingual.authoring.autofix.quotes import quote_texts
from bilingual.authoring.autofix.values import value_edits
from bilingual.content.document import compose
from bilingual.content.lint.characters import visible
from bilingual.content.source import FRONT_MATTER
from bilingual.schema import Page, Record
from bilingual.schema.fields import normalize

_MARKS = re.compile(r"[\"'\\“”„‘’«»]")


@dataclass(frozen=True, slots=True)
class FixedText:
    """A text, and what was fixed in it, as in the catalogue."""

    text: str
    kinds: tuple[str, ...] = ()

    def step(self, kind: str, fix: Callable[[str], str], keeps: Callable[[str, str], bool]) -> "FixedText":
        """Return the text with another step taken, unless what it ``keeps`` would be lost."""
        new = fix(self.text)
        return FixedText(new, (*self.kinds, kind)) if new != self.text and keeps(self.text, new) else self


def fix_yaml(text: str, model: type[Record], *, by_key: bool = False) -> FixedText:
    """Return the YAML ``text`` of a record of ``model``, or of a mapping of such records, fixed. Raises nothing, whatever the text."""
    return _fix_yaml(_in_plain_signs(text), model, by_key)


def fix_markdown(text: str) -> FixedText:
    """Return the text of a hand-written page, its head of YAML included, fixed. Raises nothing, whatever the text."""
    fixed = _in_plain_signs(text)
    head = FRONT_MATTER.match(fixed.text)
    if head is None:
        return fixed
    inside = _fix_yaml(replace(fixed, text=head[2]), Page, False)
    return replace(inside, text=head[1] + inside.text + head[3] + fixed.text[head.end() :])


def _in_plain_signs(text: str) -> FixedText:
    """Return ``text`` without hidden characters that pasting brings along, its lines ended as on Unix, its letters composed (NFC)."""
    return FixedText(text).step("encoding", lambda old: normalize(visible(old.replace("\r\n", "\n").replace("\r", "\n"))), lambda *_: True)


def _fix_yaml(fixed: FixedText, model: type[Record], by_key: bool) -> FixedText:
    def fix_values(text: str) -> str:
        root = compose("", text, 0)[0].root
        for start, end, new in sorted(value_edits(root, model, by_key, text), reverse=True) if root else ():
            text = text[:start] + new + text[end:]
        return text

    fixed = fixed.step("quotes", quote_texts, lambda before, after: words_of(before) == words_of(after))
    return fixed.step("values", fix_values, _reads_still)


def words_of(text: str) -> Counter[str]:
    """Return how often each word of ``text``, comments included, stands in it; quotation marks do not count."""
    return Counter(_MARKS.sub("", text).split())


def _reads_still(before: str, after: str) -> bool:
    """Return whether the file can be read after its values have changed, and says as much as before."""
    old, new = compose("", before, 0)[0], compose("", after, 0)[0]
    return new.tree is not None and _shape(new.tree) == _shape(old.tree)


def _shape(tree: object) -> object:
    """Return ``tree`` without its texts."""
    if isinstance(tree, dict):
        return {key: _shape(value) for key, value in tree.items()}
    return [_shape(value) for value in tree] if isinstance(tree, list) else None
