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
    from bilingual import publish
    from bilingual.building.workers import JobFailed
    from bilingual.site import BuildFailed

    try:
        publish.build(Path.cwd(), options.into)
        return 0
    except (BuildFailed, publish.NotPublished, JobFailed) as error:
        reason = str(error)
    except OSError as error:
        reason = publish.explain(error)
    except KeyboardInterrupt:
        reason = "Kurulum durduruldu. / The build was stopped."
    print(f"Site kurulamadı; önceki site yerinde duruyor. / The site was not built; the last one stays.\n{reason}", file=sys.stderr)
    return 1
