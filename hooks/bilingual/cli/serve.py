"""Serves the project in this folder, rebuilding it on every change."""

import argparse
from pathlib import Path

from bilingual.host import mkdocs_commands


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    del options
    mkdocs_commands.serve(Path.cwd())
    return 0
