"""Proposals, and issues that carry them as the forge gives them back."""

import json
from typing import Any

from bilingual.authoring import proposal_reply
from bilingual.authoring.proposals import fingerprint

EVENT = "events/kiyida-goc-2019"
FIELDS = {
    "title": "Kıyıda Göç",
    "kind": "workshop",
    "summary": "Bir gün konuşuldu.",
    "date": "2019-11-06",
    "place": "hall",
    "sources": ["brochure"],
    "published": "2026-11-22",
}


def new(fields: dict[str, Any], english: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the changes that make a new record."""
    return {"new": True, "tr": [[[name], value, ""] for name, value in fields.items()]} | (
        {"en": [[[name], value, ""] for name, value in english.items()]} if english else {}
    )


def change(path: str, value: Any, was: Any) -> list[Any]:
    """Return a change at `path`, its steps with full stops between them, where `was` stood."""
    return [path.split("."), value, fingerprint(was)]


def proposal(records: dict[str, Any], language: str = "tr") -> dict[str, Any]:
    """Return a proposal."""
    return {"version": 1, "language": language, "records": records}


AN_EVENT = proposal({EVENT: new(FIELDS, {"title": "Migration on the Coast", "title_origin": "translation", "summary": "A day of talks."})})


def carried(changes: Any, files: str = "_No response_", line_end: str = "\n") -> str:
    """Return the text of the issue that GitHub makes of the form for proposals."""
    text = changes if isinstance(changes, str) else json.dumps(changes, ensure_ascii=False)
    boxes = zip(proposal_reply.PROPOSAL, (f"```json\n{text}\n```", files), strict=True)
    return "\n\n".join(f"{heading}\n\n{said}" for heading, said in boxes).replace("\n", line_end)


def reported() -> str:
    """Return the text of the issue that GitHub makes of the form for a mistake."""
    return "\n\n".join(f"{heading}\n\nx" for heading in proposal_reply.CORRECTION)
