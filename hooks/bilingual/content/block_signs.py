"""Tells the signs of Markdown that are meant from those that are typed, so that no number, dash or blank of a text changes what it says.

A list of numbers runs from 1 in neighbouring lines; all other numbers are ordinals ("2019. yılda") and stay. A dash before a number, or
one that stands alone in a text, stays; two or more are a list, also behind a line of text and where they are "–". A list may be nested by
two blanks. Blanks at the start of a line mean nothing else.
"""

import re
from dataclasses import dataclass

from bilingual.content.fences import fences

MARKER = re.compile(r"(?:([-*+•·▪–—])|([0-9]{1,9})[.)])[ \t]+(?=\S)")
_ANY = re.compile(
    r"^[ \t]*(?:[-*+•·▪–—>:!?`~=#]|[0-9]{1,9}[.)][ \t]|\[\^)|^[ \t]+\S|[0-9]\*[0-9]|\|",
    re.MULTILINE,
)
_RULE = re.compile(r"([-*_])(?:[ ]*\1){2,}[ ]*")
_BOX = re.compile(r'(?:!!!|\?\?\?\+?) ?[\w"]')
_NOTE = re.compile(r"\[\^[^\[\]]+\]:[ ]*|:[ ]{1,3}")
_TYPED_QUOTE = re.compile(r">[=0-9]")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that the next lines may go on in: an item of a list by its sign ("1" for numbers), a box ("!") or a note (":")."""

    sign: str
    indent: int
    number: int = 0


def as_meant(text: str, depth: int = 0) -> str:
    """Return Markdown in which every sign is the one that is meant: what is typed is escaped, and lists stand four blanks further in.

    >>> as_meant("2019. yılda"), as_meant("Konular:\\n- bir\\n  - iki"), as_meant("1) a\\n2) b")
    ('2019\\\\. yılda', 'Konular:\\n\\n- bir\\n    - iki', '1. a\\n2. b')
    """
    return "\n".join(_Lines(text.expandtabs(4).split("\n"), depth).made()) if depth <= _DEEPEST and _ANY.search(text) else text


def is_separator(line: str) -> bool:
    """Return whether a line is the one below the head of a table."""
    return "|" in line and "-" in line and set(line) <= set("|:- \t")


class _Lines:
    def __init__(self, lines: list[str], depth: int) -> None:
        self.lines, self.depth = lines, depth
        self.open: list[_Open] = []
        self.out: list[str] = []
        self.before = ""
        """The line before, without blanks; "" where a list may begin without more ado."""
        self.is_new = True
        """Whether a blank line stands before."""
        self.is_table = False

    def made(self) -> list[str]:
        code = {number: fence.indent for fence in fences(self.lines) for number in range(fence.first + 1, fence.end)}
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            words = line.lstrip(" ")
            indent = len(line) - len(words)
            if number in code:
                self._put(line[min(code[number], indent) :])
            elif not words:
                self.out.append("")
                self.is_new, self.is_table = True, False
            elif words[0] == ">" and not _TYPED_QUOTE.match(words):
                number = self._quote(number, indent)
                continue
            else:
                self._line(number, indent, words)
            number += 1
        return self.out

    def _line(self, number: int, indent: int, words: str) -> None:
        within = sum(1 for one in self.open if one.indent + 2 <= indent)
        starts_table = number + 1 < len(self.lines) and "|" in words and is_separator(self.lines[number + 1])
        if starts_table or (self.is_table and "|" not in words):
            self._part(within)
        self.is_table = starts_table or (self.is_table and "|" in words)
        marker = None if self.is_table or _RULE.fullmatch(words) else MARKER.match(words)
        beside = self.open[within] if within < len(self.open) else None
        if marker and self._is_item(number, indent, marker, beside):
            sign, value = (marker[1], 0) if marker[1] else ("1", int(marker[2]))
            outside = within == 0 or self.open[within - 1].sign in "!:"
            if not self.is_new and ((beside and (beside.sign == "1") != (sign == "1")) or (not beside and outside and self.before)):
                self.out.append("")
            del self.open[within:]
            self._put(f"{f'{value}.' if value else sign if sign in '-*+' else '-'} {_typed(words[marker.end() :])}")
            self.open.append(_Open(sign, indent, value))
            self.before = ""
            return
        if self.before and re.fullmatch("[-=]{1,2} *", words):
            words = f"\\{words}"
        is_heading = bool(re.match("#{1,6} ", words))
        boxes = [position for position, one in enumerate(self.open) if one.sign == "!" and position >= within]
        if is_heading and self.open[within:]:
            self._part(within)
        elif self.is_new or boxes:
            del self.open[within if self.is_new else boxes[0] :]
        note = _NOTE.match(words)
        self._put(note[0] + _typed(words[note.end() :]) if note else words if self.is_table or _RULE.fullmatch(words) else _typed(words))
        self.before = "" if is_heading else words.rstrip()
        if note or _BOX.match(words):
            self.open.append(_Open(":" if note else "!", indent))
            self.before = ""

    def _put(self, words: str) -> None:
        self.out.append(" " * 4 * len(self.open) + words)
        self.is_new = False

    def _part(self, within: int) -> None:
        """Let what follows be a block of its own."""
        if not self.is_new:
            self.out.append("")
        del self.open[within:]
        self.is_new = True

    def _quote(self, number: int, indent: int) -> int:
        """Put the quotation that begins in a line; return the line behind it."""
        end = number
        while end < len(self.lines) and (words := self.lines[end].lstrip()).startswith(">") and not _TYPED_QUOTE.match(words):
            end += 1
        if self.is_new:
            del self.open[sum(1 for one in self.open if one.indent + 2 <= indent) :]
        said = "\n".join(re.sub(r"^ *> ?", "", line) for line in self.lines[number:end])
        for line in as_meant(said, self.depth + 1).split("\n"):
            self._put(f"> {line}")
        self.before = ">"
        return end

    def _is_item(self, number: int, indent: int, marker: re.Match[str], beside: _Open | None) -> bool:
        """Return whether a line that looks like an item of a list, with another one open ``beside`` it or none, is one."""
        if marker[2]:
            follows = beside and beside.sign == "1" and beside.number + 1 == int(marker[2])
            return bool(follows) or (int(marker[2]) == 1 and self._goes_on(number, indent, "2"))
        is_number = marker.string[marker.end()].isdigit()
        if beside and (beside.sign == marker[1] or (beside.sign in "-*+•·▪" and marker[1] in "-*+•·▪" and not is_number)):
            return True
        is_sure = marker[1] in "-*•·▪" and not is_number
        is_free = self.is_new or not self.before or self.before.endswith(":")
        return (is_sure and is_free) or self._goes_on(number, indent, marker[1])

    def _goes_on(self, number: int, indent: int, sign: str) -> bool:
        """Return whether another item with this sign, or of this number, follows in the neighbouring lines."""
        is_gap = has_parts = False
        for position in range(number + 1, len(self.lines)):
            line = self.lines[position]
            words = line.lstrip(" ")
            if not words:
                is_gap = not has_parts
            elif len(line) - len(words) >= indent + 2:
                if sign != "2" and MARKER.match(words):
                    return True
                is_gap, has_parts = False, is_gap or has_parts
            elif marker := MARKER.match(words):
                return not is_gap and sign in (marker[1], marker[2])
            elif is_gap or words[0] in "#>":
                return False
        return False


def _typed(words: str) -> str:
    """Return a line in which a sign at the start begins no list and no quotation, and a star between figures is no mark."""
    if _TYPED_QUOTE.match(words):
        words = f"\\{words}"
    elif marker := MARKER.match(words):
        sign = marker[2] or ""
        words = f"{sign}\\{words[len(sign) :]}" if marker[2] or marker[1] in "-*+" else words
    return words if "`" in words else re.sub(r"(?<=[0-9])\*(?=[0-9])", r"\\*", words)
