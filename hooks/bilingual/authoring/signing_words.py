"""Understands what a list's cell, heading or title says of a signature: only a clear yes signs."""

import re

from bilingual.text.language import fold

CROSSES = frozenset(("x", "☒"))
"""They say yes, unless something else in their column does."""
_YES = {
    *CROSSES,
    *("evet", "e", "yes", "y", "true", "dogru", "var", "tamam", "imzali", "imzaladi", "imzalandi", "imzalamistir", "imzalanmistir"),
    *("signed", "1", "+", "✓", "✔", "☑", "✅", "√"),
}
_NO = {
    *("hayir", "h", "no", "n", "false", "yanlis", "yok", "imzasiz", "imzalamadi", "imzalanmadi", "imzalamamistir", "imzalanmamistir"),
    *("unsigned", "not signed", "0", "-", "✗", "✘", "✖", "❌", "☐"),
}
_WAITING = re.compile(r"(?:gorusul|gorusme|bekl|surec|suruyor|devam|henuz|plan|degerlendir|imzala[yn]ac)\w*(?: .*)?")
_UNSIGNED = re.compile(r"imzalan?ma(?:d|y|m|z)|imzala[yn]ac|imzasiz|hayir|\bno\b|\b(?:not|un) ?signed|beklen|bekley|gorusul")
_SIGNED = re.compile(r"imzala(?:yan|di|mis)|imzaci|\bsigned|signator")
_WITHDRAWN = re.compile(r"imzalan?ma(?:d|y|m|z)|imzala[yn]ac|cekil|vazgec|iptal|geri al|gorus|bekl")


def plain(text: str) -> str:
    """Return ``text`` folded, with single blanks and without punctuation around it."""
    return " ".join(fold(text).split()).strip(" .,;:!()[]\"'")


def says_signed(cell: str) -> bool | None:
    """Return what a cell says: yes, or no, which nothing and waiting are, too; None where neither is clear."""
    text = plain(cell)
    parts = {text} if text in _NO else set(re.split(r"[\s,;:/]+", text))
    return True if parts <= _YES else False if not cell or parts <= _NO or _WAITING.fullmatch(text) else None


def title_says(title: str) -> bool | None:
    """Return whether those below a title have signed; None where it does not say so."""
    signed, unsigned = bool(_SIGNED.search(fold(title))), is_negative(title)
    return signed if signed != unsigned else None


def is_negative(heading: str) -> bool:
    """Return whether a heading stands above marks of those who did not sign."""
    return bool(_UNSIGNED.search(fold(heading)))


def is_doubtful(remark: str) -> bool:
    """Return whether a remark puts a signature in doubt."""
    return bool(_WITHDRAWN.search(fold(remark)))
