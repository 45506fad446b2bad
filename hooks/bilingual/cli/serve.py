"""Serves the project in this folder: each page is made when the browser asks for it, from the content as it is."""

from pathlib import Path
from typing import Annotated

from bilingual.host import preview_server


def address_of(text: str) -> tuple[str, int]:
    """Return host and port of an address such as "127.0.0.1:8001"."""
    host, _, port = text.rpartition(":")
    return host or "127.0.0.1", int(port)


def run(*, address: Annotated[tuple[str, int] | None, {"type": address_of}] = None) -> int:
    """Serve until interrupted."""
    preview_server.serve(Path.cwd(), address)
    return 0
