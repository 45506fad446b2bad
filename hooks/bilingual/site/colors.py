"""The colours that a site chooses, below ``extra.colors``: what they become in light and in the dark, and whether they can be read."""

import re
from collections.abc import Iterator, Mapping

COLORS = ("deep", "accent", "events", "reports", "projects", "declaration")
LIGHT_GROUNDS = ("#ffffff", "#f0f5f6")
"""The grounds of texts and lines in a colour, as the stylesheet has them: --color-bg and --color-surface."""
DARK_GROUNDS = ("#0b171c", "#12232a", "#182d36")
"""The same in the dark, with --color-raised."""
ON_DEEP = "#c4dde3"
"""The palest text on the deep colour, --color-on-deep-muted."""
LEAST = 4.5
"""The contrast that texts must have at least (WCAG 2.2, 1.4.3)."""
MAP = {"map-member": 0.62, "q1": 0.84, "q2": 0.62, "q3": 0.4, "q4": 0.15}
"""How much of the ground is mixed into the accent, by what is drawn on a map in it."""
STYLESHEET = "assets/styles/colors.css"
WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as "#0a5c78", from 1 to 21.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), key=lambda luminance: -luminance)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(name: str, color: str) -> float:
    """Return the least contrast that a colour has in light; in the dark, it is made light enough."""
    return contrast(color, ON_DEEP) if name == "deep" else min(contrast(color, ground) for ground in LIGHT_GROUNDS)


def stylesheet(colors: Mapping[str, str]) -> str:
    """Return the stylesheet that gives pages these ``colors``, on screens."""
    light = "".join(f"{name}:{value};" for name, value in _properties(colors, dark=False))
    dark = "".join(f"{name}:{value};" for name, value in _properties(colors, dark=True))
    return (
        f"@media screen{{:root{{{light}}}:root[data-theme=dark]{{{dark}}}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
    )


def _properties(colors: Mapping[str, str], *, dark: bool) -> Iterator[tuple[str, str]]:
    for name, color in colors.items():
        if name == "deep":
            ground = _mixed(color, "#000000", 0.25) if dark else color
            yield from (("--color-deep", ground), ("--band-page", ground), ("--color-deep-line", _mixed(ground, "#ffffff", 0.2)))
            continue
        shown = _lightened(color) if dark else color
        yield f"--color-{name}", shown
        if name == "accent":
            yield "--color-accent-strong", _mixed(shown, "#ffffff" if dark else "#000000", 0.4)
            yield "--map-strong", shown
            ground = DARK_GROUNDS[0] if dark else "#ffffff"
            yield from ((f"--{name}", _mixed(shown, ground, part)) for name, part in MAP.items())
        else:
            yield f"--band-{name}", band(color, 0.6 if dark else 0.4)
            if name in ("events", "reports"):
                yield f"--cover-{name}", cover(color)


def band(color: str, part: float = 0.4) -> str:
    """Return the ground of a page's head in a colour, with a ``part`` of black."""
    return _mixed(color, "#000000", part)


def cover(color: str) -> str:
    """Return the ground of a drawn cover in a colour."""
    return band(color, 0.2)


def _lightened(color: str) -> str:
    """Return the colour with as little white as makes it readable on all dark grounds."""
    parts = (part / 20 for part in range(20))
    tried = (_mixed(color, "#ffffff", part) for part in parts)
    return next((mixed for mixed in tried if all(contrast(mixed, ground) >= LEAST for ground in DARK_GROUNDS)), "#ffffff")


def _mixed(color: str, other: str, part: float) -> str:
    return "#" + "".join(f"{round(one * (1 - part) + two * part):02x}" for one, two in zip(_channels(color), _channels(other), strict=True))


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))


def _luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (channel / 255 for channel in _channels(color))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
