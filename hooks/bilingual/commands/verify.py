"""Checks a built site as a whole: links, languages, feeds, data, HTML, safety, weights, equal counts."""

import argparse
import sys
from pathlib import Path

HELP = "kurulmuş siteyi denetler / checks a built site"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    from bilingual.verify import CHECKS

    parser.add_argument("site", type=Path, metavar="SITE", help="kurulmuş sitenin klasörü / the folder of a built site")
    parser.add_argument(
        "--without", action="append", choices=CHECKS, default=[], metavar="CHECK", help=f"bu denetim olmadan / without: {', '.join(CHECKS)}"
    )
    parser.add_argument(
        "--browser",
        nargs="?",
        const="",
        metavar="CHROMIUM",
        help="her sayfayı tarayıcıda da açar / opens every page in a browser too",
    )
    parser.add_argument("--pages", type=int, metavar="N", help="tarayıcıda yalnızca bu kadar sayfa / so many pages in the browser only")


def run(options: argparse.Namespace) -> int:
    """Print a line for everything that is wrong, as ``file:line: what``, and for what is only told; return 1 where anything is wrong."""
    from bilingual.verify import verify

    try:
        found = verify(options.site, options.without, options.browser, options.pages)
    except FileNotFoundError as error:
        print(f"Kurulmuş bir site yok / there is no built site: {error}", file=sys.stderr)
        return 1
    told = [f"uyarı / warning: {one}" for findings in found.values() for one in findings if one.is_told]
    lines = [str(one) for findings in found.values() for one in findings if not one.is_told]
    print(*told, sep="\n", end="\n" if told else "")
    print(*lines, sep="\n", end="\n" if lines else "")
    skipped = f" ({', '.join(options.without)}: denetlenmedi / not checked)" if options.without else ""
    if lines:
        print(f"{len(lines)} sorun bulundu. / {len(lines)} problem{'s' if len(lines) > 1 else ''} found.{skipped}")
        return 1
    print(f"Sitede sorun yok. / The site has no problems.{skipped}")
    return 0
