"""Misspelt words: the report names what was meant, for at least nine in ten; one site holds one file for each mistake."""

from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.diagnostics.problems import ContentError

from tests.golden import lay_out

EVENT = """\
title: Toplantı
kind: meeting
summary: Bir toplantı.
date: 2019-11-06
certainty: confirmed
place: hall
organizers: [union]
topics: [housing]
sources: [brochure]
published: 2020-01-01
"""

FIELDS = {
    # in Turkish
    **{"tarih": "date", "başlık": "title", "Özet": "summary", "tür": "kind", "düzenleyenler": "organizers", "kaynaklar": "sources"},
    # letters left out, doubled, exchanged, or of a Turkish keyboard
    **{"titel": "title", "tittle": "title", "tıtle": "title", "Title": "title", "TITLE": "title", "ttile": "title"},
    **{"sumary": "summary", "sumarry": "summary", "summery": "summary", "summry": "summary", "sumamry": "summary"},
    **{
        "organisers": "organizers",
        "organizer": "organizers",
        "organizors": "organizers",
        "orginizers": "organizers",
        "organızers": "organizers",
    },
    **{"partner": "partners", "partnes": "partners", "parners": "partners", "participant": "participants", "participents": "participants"},
    **{
        "publised": "published",
        "publish": "published",
        "publishd": "published",
        "pubilshed": "published",
        "updatd": "updated",
        "update": "updated",
    },
    **{"sorces": "sources", "source": "sources", "soruces": "sources", "field-sources": "field_sources", "fieldsources": "field_sources"},
    **{"topic": "topics", "topcis": "topics", "theems": "themes", "serie": "series", "certanity": "certainty", "certinty": "certainty"},
    **{"figure": "figures", "figurs": "figures", "remark": "remarks", "discrepancy": "discrepancies", "discrepencies": "discrepancies"},
    **{
        "search-words": "search_words",
        "searchwords": "search_words",
        "role_wording": "role_wordings",
        "peopel": "people",
        "place_": "place",
    },
    **{
        "withdrawal": "withdrawn",
        "widthdrawn": "withdrawn",
        "drafts": "draft",
        "slugg": "slug",
        "redirect-from": "redirect_from",
        "homepge": "homepage",
    },
    **{
        "partof": "part_of",
        "declaration-version": "declaration_version",
        "title-origin": "title_origin",
        "withn": "within",
        "relatd": "related",
    },
}
VALUES = {
    **{
        ("kind", wrong): right
        for wrong, right in {"meetin": "meeting", "workshp": "workshop", "Panel": "panel", "sempozium": "symposium"}.items()
    },
    **{
        ("kind", wrong): right
        for wrong, right in {"side_event": "side-event", "filmscreening": "film-screening", "exibition": "exhibition"}.items()
    },
    **{
        ("certainty", wrong): right
        for wrong, right in {"confirmd": "confirmed", "single_source": "single-source", "anounced": "announced"}.items()
    },
    **{("organizers", wrong): right for wrong, right in {"[unoin]": "union", "[Union]": "union", "[univercity]": "university"}.items()},
    **{("topics", wrong): right for wrong, right in {"[housng]": "housing", "[helth]": "health"}.items()},
    **{("sources", wrong): right for wrong, right in {"[broshure]": "brochure", "[web_page]": "web-page"}.items()},
    **{("place", wrong): right for wrong, right in {"hal": "hall", "istanbull": "istanbul"}.items()},
}
TEXTS = {
    "[@broshure]": "brochure",
    "[@web_page]": "web-page",
    "[x](topic:housng)": "topic:housing",
    "[x](organisation:union)": "organization:union",
    "[x](organization:unoin)": "organization:union",
    "[x](source:brochur)": "source:brochure",
    "[x](tpic:housing)": "topic:housing",
    "[[comitments]]": "commitments",
    "[[fold]]": "folds",
    "[x](about.md)": "page:about",
}


def mistakes() -> dict[str, tuple[str, str]]:
    """Return a file of an event for each mistake by its path: its text, and what was meant."""
    found: list[tuple[str, str]] = [(f"{EVENT}{wrong}: x\n", right) for wrong, right in FIELDS.items()]
    for (name, wrong), right in VALUES.items():
        lines = [line for line in EVENT.splitlines() if not line.startswith(f"{name}:")]
        found.append(("\n".join([*lines, f"{name}: {wrong}", ""]), right))
    found += [(f"{EVENT}body: '{wrong}'\n", right) for wrong, right in TEXTS.items()]
    return {f"content/tr/events/mistake-{number}.yml": mistake for number, mistake in enumerate(found)}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the check says of each file."""
    files = {path: text for path, (text, _) in mistakes().items()}
    files["docs/tr/about.md"] = "---\ntitle: Hakkında\ndescription: Site hakkında.\npublished: 2020-01-01\n---\n\nMetin.\n"
    with pytest.raises(ContentError) as caught:
        loader.read(lay_out(tmp_path_factory.mktemp("misspelt"), files))
    said: dict[str, list[str]] = {path: [] for path in mistakes()}
    for found in caught.value.problems:
        said[found.path].append(found.english)
    return said


def test_every_mistake_is_reported(reported: dict[str, list[str]]) -> None:
    assert len(reported) >= 80
    assert [path for path, said in reported.items() if not said] == []


def test_nine_in_ten_name_what_was_meant(reported: dict[str, list[str]]) -> None:
    wrong = {
        path: (right, reported[path]) for path, (_, right) in mistakes().items() if f"did you mean {right}?" not in " ".join(reported[path])
    }
    assert len(wrong) <= len(reported) // 10, wrong


@pytest.mark.parametrize("name", ["xyz", "qqqq", "aciklama-metni", "1"])
def test_what_is_near_nothing_names_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError) as caught:
        loader.read(lay_out(tmp_path, {"content/tr/events/meeting.yml": f"{EVENT}{name}: x\n"}))
    assert "did you mean" not in str(caught.value)
