"""Builds the site of the project in this folder."""

import argparse
import sys
from pathlib import Path

HELP = "siteyi kurar / builds the site"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--into", type=Path, default=Path("site"), help="klasör / folder (site)")


def run(options: argparse.Namespace) -> int:
    """Build the site into the folder that the options name; where that fails, what is there stays."""
    from bilingual import mkdocs_adapter, publish

    try:
        publish.build(Path.cwd(), options.into)
    except (mkdocs_adapter.BuildFailed, OSError) as error:
        print(f"Site kurulamadı; önceki site yerinde duruyor. / The site was not built; the last one stays.\n{error}", file=sys.stderr)
        return 1
    return 0
