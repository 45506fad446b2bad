"""Serves the project in this folder, rebuilding it on every change."""

import argparse
from pathlib import Path

HELP = "canlı önizleme / live preview: http://127.0.0.1:8000/"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from bilingual import mkdocs_adapter

    del options
    mkdocs_adapter.serve(Path.cwd())
    return 0
