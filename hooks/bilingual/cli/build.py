"""Builds the site of the project in this folder."""

import argparse
import sys
from pathlib import Path

from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--into", type=Path, default=Path("site"))


def run(options: argparse.Namespace) -> int:
    """Build the site into the folder that the options name; where that fails, what is there stays."""
    from bilingual.build.workers import JobFailed
    from bilingual.host import publish
    from bilingual.site.site import BuildFailed

    try:
        publish.build(Path.cwd(), options.into)
        return 0
    except (BuildFailed, publish.NotPublished, JobFailed) as error:
        reason = str(error)
    except OSError as error:
        reason = publish.explain(error)
    except KeyboardInterrupt:
        reason = catalog.line("commands", "stopped")
    print(f"{catalog.line('commands', 'not-built')}\n{reason}", file=sys.stderr)
    return 1
