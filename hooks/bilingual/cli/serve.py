"""Serves the project in this folder, rebuilding it on every change."""

import argparse
import sys
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; return 1 where the first build failed."""
    from bilingual.host import mkdocs_commands
    from bilingual.site.site import BuildFailed

    del options
    try:
        mkdocs_commands.serve(Path.cwd())
        return 0
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
