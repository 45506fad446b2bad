"""The editor's commands: ``python -m bilingual check``, ``build``, ``serve`` and those beside them in ``cli/``."""

import argparse
import sys
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from bilingual import __version__
from bilingual.cli import COMMANDS
from bilingual.content import source
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed, explain
from bilingual.diagnostics.problems import ContentError


class Parser(argparse.ArgumentParser):
    """A parser whose options are explained by the catalogue."""

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add an option, explained under the names of the command and of the option."""
        if "help" not in settings:
            settings["help"] = catalog.line("options", f"{self.prog.split()[-1]} {names[0]}")
        return super().add_argument(*names, **settings)


def main(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name; return the exit status: 0, or 1 where something is wrong."""
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="python -m bilingual", description=catalog.line("commands", "about"))
    parser.add_argument("--version", action="version", version=f"bilingual {__version__}", help=catalog.line("commands", "version"))
    subparsers = parser.add_subparsers(required=True, metavar="KOMUT/COMMAND", parser_class=Parser)
    for name in COMMANDS:
        purpose = catalog.line("options", name)
        subparser = subparsers.add_parser(name, help=purpose, description=purpose)
        if name in arguments[:1]:
            command = import_module(f"bilingual.cli.{name.replace('-', '_')}")
            command.configure(subparser)
            subparser.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ContentError as error:
        reason = excerpt.report(error.problems, partial(source.read_lines, Path.cwd()))
    except Failed as error:
        reason = str(error)
    except OSError as error:
        reason = explain(error)
    except KeyboardInterrupt:
        reason = catalog.line("commands", "stopped")
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a terminal or a pipe may lack letters; better they look odd than the command breaks off
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
