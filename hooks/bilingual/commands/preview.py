"""Makes a preview to download of what a change does: the changed pages in one file, and the whole site to open from a folder."""

import argparse
import sys
from pathlib import Path

HELP = "indirilecek önizlemeyi hazırlar / makes a preview to download"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--before", type=Path, required=True, metavar="SITE", help="önceki site / the site before the change")
    parser.add_argument("--after", type=Path, required=True, metavar="SITE", help="sonraki site / the site after it")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="yeni klasör / a new folder")


def run(options: argparse.Namespace) -> int:
    """Write the preview; without an earlier site, it shows a page of each sort."""
    from bilingual.review import changes, preview
    from bilingual.verify import built_site

    try:
        after = built_site.read(options.after)
        before = built_site.read(options.before) if options.before.is_dir() else after
        preview.write(changes.compare(before, after), after, options.into)
    except OSError as error:
        print(f"Önizleme hazırlanamadı. / The preview was not made.\n{error}", file=sys.stderr)
        return 1
    print(f"Önizleme hazır / The preview is ready: {options.into / preview.FILE}")
    return 0
