"""The editor's commands: ``python -m bilingual check``, ``build`` and ``serve``."""

import argparse
import sys
from pathlib import Path

from bilingual.problems import ContentError


def main(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name; return the exit status: 0, or 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bilingual", description="Site komutları / the site's commands")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMUT/COMMAND")
    commands.add_parser("check", help="içeriği denetler / checks the content")
    build = commands.add_parser("build", help="siteyi kurar / builds the site")
    build.add_argument("--into", type=Path, default=Path("site"), help="klasör / folder (site)")
    commands.add_parser("serve", help="canlı önizleme / live preview: http://127.0.0.1:8000/")
    addresses = commands.add_parser("addresses", help="yayımlanmış adresleri denetler / checks the published addresses")
    addresses.add_argument("--check", action="store_true", help="yalnızca denetler (varsayılan) / checks only (the default)")
    addresses.add_argument("--update", action="store_true", help="yeni adresleri deftere yazar / adds new addresses to the ledger")
    addresses.add_argument("--against", type=Path, metavar="SITE", help="kurulmuş bir site ya da defter / a built site, or a ledger")
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1


def check(options: argparse.Namespace) -> int:
    """Check the content of the project in this folder."""
    from bilingual import corpus

    del options
    corpus.read(Path.cwd())
    print("İçerikte sorun yok. / The content has no problems.")
    return 0


def build(options: argparse.Namespace) -> int:
    """Build the site of the project in this folder."""
    from bilingual import mkdocs_adapter, publish

    try:
        publish.build(Path.cwd(), options.into)
    except (mkdocs_adapter.BuildFailed, OSError) as error:
        print(f"Site kurulamadı; önceki site yerinde duruyor. / The site was not built; the last one stays.\n{error}", file=sys.stderr)
        return 1
    return 0


def addresses(options: argparse.Namespace) -> int:
    """Check that no address was lost since the ledger, and the built site or ledger that the options name, were written."""
    from bilingual import ledger, mkdocs_adapter

    root, published = Path.cwd(), {}
    if options.against:
        path = options.against / ledger.PUBLISHED if options.against.is_dir() else options.against
        if not path.is_file():
            print(f"{path}: adres listesi yok. / there is no list of addresses.", file=sys.stderr)
            return 1
        published = ledger.read(path, path.as_posix())
    try:
        site = mkdocs_adapter.load_site(root)
    except mkdocs_adapter.BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    if options.update and not options.check:
        ledger.update(site, root)
    ledger.check(site, root, published)
    print("Yayımlanmış adreslerin hepsi yerinde. / Every published address is in place.")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serve the project in this folder, rebuilding it on every change."""
    from bilingual import mkdocs_adapter

    del options
    mkdocs_adapter.serve(Path.cwd())
    return 0


COMMANDS = {"addresses": addresses, "check": check, "build": build, "serve": serve}

if __name__ == "__main__":
    sys.exit(main())
