"""Tells editors, in Markdown, what a change does to the site: two built folders are compared."""

import argparse
import sys
from pathlib import Path

HELP = "bir değişikliğin raporunu yazar / reports what a change does to the site"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--before", type=Path, required=True, metavar="SITE", help="önceki site / the site before the change")
    parser.add_argument("--after", type=Path, required=True, metavar="SITE", help="sonraki site / the site after it")
    parser.add_argument("--kept", type=Path, metavar="PATCH", help="araçların tuttuğu dosyalardaki fark / the patch to what tools keep")
    parser.add_argument("--preview-url", default="", metavar="URL", help="önizlemenin indirildiği adres / where the preview is downloaded")


def run(options: argparse.Namespace) -> int:
    """Print the report on the content here and on the two sites, either of which may be missing where it could not be built."""
    from bilingual.review import findings, report

    gathered = findings.gather(Path.cwd(), options.before, options.after, options.kept, options.preview_url)
    sys.stdout.write(report.word(gathered))
    return 0
