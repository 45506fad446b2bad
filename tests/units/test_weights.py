"""What a first view weighs: what a browser loads at once, of each picture the file that stands for those it chooses from."""

import random
from pathlib import Path

import pytest
from bilingual.audit import built_site
from bilingual.audit.verify import weights

HEAVY = random.Random(1).randbytes(100_000)
OFFERED = '<source type="image/webp" srcset="a.webp 400w, b.webp 800w" sizes="100vw">'
LEAD = f'<picture>{OFFERED}<img src="a.jpg" srcset="b.jpg 800w" sizes="100vw" alt="A"></picture>'


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        (LEAD, False),
        (LEAD + LEAD.replace("a.jpg", "b.jpg"), True),
        ('<img src="a.jpg" alt="A">', True),
        (LEAD + LEAD.replace("a.jpg", "b.jpg").replace("<img", '<img loading="lazy"'), False),
    ],
    ids=["one at the head", "two", "one that no browser can choose", "a later one"],
)
def test_a_page_with_a_picture_at_its_head_may_weigh_more(tmp_path: Path, body: str, is_told: bool) -> None:
    for name in ("a.jpg", "b.jpg", "a.webp", "b.webp"):
        (tmp_path / name).write_bytes(HEAVY)
    (tmp_path / "index.html").write_text(f"<!doctype html><title>T</title><body>{body}", encoding="utf-8")
    assert [one.code for one in weights.check(built_site.read(tmp_path))] == (["heavy-view"] if is_told else [])
