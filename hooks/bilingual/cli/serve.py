"""Serves the project in this folder: each page is made when the browser asks for it, from the content as it is."""

import argparse
from pathlib import Path

from bilingual.host import preview_server


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--address", type=address, metavar="127.0.0.1:8000")


def address(text: str) -> tuple[str, int]:
    """Return host and port of an address such as "127.0.0.1:8001"."""
    host, _, port = text.rpartition(":")
    return host or "127.0.0.1", int(port)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    preview_server.serve(Path.cwd(), options.address)
    return 0
