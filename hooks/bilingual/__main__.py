"""The editor's commands: ``python -m bilingual check``, ``build``, ``serve`` and those beside them in ``cli/``."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import Parameter, signature
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from bilingual import __version__
from bilingual.cli import COMMANDS
from bilingual.content import source
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError


class Parser(argparse.ArgumentParser):
    """A parser whose options are explained by the catalogue."""

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        """Add an option, explained under the names of the command and of the option."""
        if "help" not in settings:
            settings["help"] = catalog.line("options", f"{self.prog.split()[-1]} {names[0]}")
        return super().add_argument(*names, **settings)


def add_options(parser: argparse.ArgumentParser, run: Callable[..., int]) -> None:
    """Add an argument for each parameter of ``run``, and an option for each keyword, by its type; or by what argparse is told beside it."""
    for name, parameter in signature(run).parameters.items():
        is_annotated = get_origin(parameter.annotation) is Annotated
        kind, *told = get_args(parameter.annotation) if is_annotated else (parameter.annotation,)
        by_type = {"action": "store_true"} if kind is bool else {"type": next(iter(get_args(kind)), kind)}
        settings: dict[str, Any] = {**(told[0] if told else by_type)}
        is_needed, is_option = parameter.default is Parameter.empty, parameter.kind is Parameter.KEYWORD_ONLY
        if not is_needed:
            settings["default"] = list(parameter.default) if isinstance(parameter.default, tuple) else parameter.default
        if is_option:
            parser.add_argument(f"--{name.replace('_', '-')}", required=is_needed, **settings)
        else:
            parser.add_argument(name, **({} if is_needed else {"nargs": "?"}) | settings)


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
            add_options(subparser, command.run)
            subparser.set_defaults(_run=command.run)
    options = vars(parser.parse_args(arguments))
    try:
        return int(options.pop("_run")(**options))
    except (ContentError, Failed, OSError) as error:
        reason = excerpt.reason(error, partial(source.read_lines, Path.cwd()))
    except KeyboardInterrupt:
        reason = catalog.line("commands", "stopped")
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a terminal or a pipe may lack letters; better they look odd than the command breaks off
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
