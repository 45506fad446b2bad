"""Writes or checks the files that are made from the table of fields: editors' schemas, the field reference, forms and templates."""

import argparse
import sys
from pathlib import Path

HELP = "alan tablosundan üretilen dosyaları yazar / writes the files that are made from the table of fields"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--check", action="store_true", help="yalnızca güncel mi diye bakar / only looks whether they are up to date")


def run(options: argparse.Namespace) -> int:
    """Write the files and name those that changed; with ``--check``, name those that are out of date and return 1 if there are any."""
    from bilingual import publish
    from bilingual.editors import generated

    root = Path.cwd()
    if not options.check:
        try:
            renewed = generated.write(root)
        except OSError as error:
            print(publish.explain(error), file=sys.stderr)
            return 1
        for path in renewed:
            print(f"{path}: yenilendi / renewed")
        print("Üretilen dosyalar güncel. / The generated files are up to date.")
        return 0
    stale = generated.stale(root)
    for path in stale:
        print(f"{path}: güncel değil. / is out of date.", file=sys.stderr)
    if stale:
        print("Yenilemek için: / To renew them: python -m bilingual generate", file=sys.stderr)
        return 1
    print("Üretilen dosyalar güncel. / The generated files are up to date.")
    return 0
