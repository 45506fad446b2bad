"""Speaks to yaml-language-server as an editor does: over standard input and output, in the Language Server Protocol 3.17."""

import itertools
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

NODE = Path(sys.executable).with_name("node")
SERVER = ROOT / "tests" / "tools" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """A running server that knows the settings of one project, its workspace."""

    def __init__(self, workspace: Path, settings: dict[str, Any]) -> None:
        assert NODE.is_file(), "there is no Node.js beside Python; install requirements-dev.txt"
        assert SERVER.is_file(), "there is no yaml-language-server; run npm ci in tests/tools, or make test"
        self.workspace = workspace
        self.settings = settings
        self.numbers = itertools.count(1)
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.process = subprocess.Popen([NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        markup = ["markdown", "plaintext"]
        documents = {
            "hover": {"contentFormat": markup},
            "completion": {"completionItem": {"documentationFormat": markup, "snippetSupport": True}},
        }
        capabilities = {"textDocument": documents, "workspace": {"configuration": True}}
        folders = [{"uri": workspace.as_uri(), "name": "site"}]
        root = {"rootUri": workspace.as_uri(), "workspaceFolders": folders}
        self.ask("initialize", {"processId": None, "capabilities": capabilities, **root})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": nested(settings)})

    def close(self) -> None:
        """End the server."""
        self.process.kill()
        self.process.communicate()

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return what the server answers."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def open(self, path: str, text: str) -> None:
        """Open a file of the project with ``text``, whatever it says on the disk."""
        uri = (self.workspace / path).as_uri()
        self.diagnostics.pop(uri, None)
        version = next(self.numbers)  # the server keeps what it made of a version
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": version, "text": text}})

    def reported(self, path: str) -> list[dict[str, Any]]:
        """Return what the server reports about a file that was opened. It waits a fifth of a second for the next change before it does."""
        uri = (self.workspace / path).as_uri()
        while uri not in self.diagnostics:
            self._receive()
        return self.diagnostics[uri]

    def explanation(self, path: str, line: int, column: int) -> str:
        """Return what is shown when the pointer rests on a place, counted from 0."""
        hover = self.ask("textDocument/hover", self._place(path, line, column))
        return unescaped(hover["contents"]["value"]) if hover else ""

    def completions(self, path: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Return what may be inserted at a place, counted from 0, by its label."""
        found = self.ask("textDocument/completion", self._place(path, line, column))
        return {one["label"]: one for one in found["items"]}

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": (self.workspace / path).as_uri()}, "position": {"line": line, "character": column}}

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Read one message; answer it where the server asks for settings, and note what it reports."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.partition(b":")[2]) if line.lower().startswith(b"content-length") else length
        assert length, "the server ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            sections = [one.get("section", "") for one in message["params"]["items"]]
            self._send({"id": message["id"], "result": [nested(self.settings).get(section) for section in sections]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message


def nested(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings such as yaml.schemas as an editor sends them: {"yaml": {"schemas": …}}."""
    sections: dict[str, Any] = {}
    for name, value in settings.items():
        section = sections
        *above, last = name.split(".") if not name.startswith("[") else [name]
        for step in above:
            section = section.setdefault(step, {})
        section[last] = value
    return sections


def unescaped(markdown: str) -> str:
    """Return Markdown without the signs that keep its characters from meaning anything."""
    return re.sub(r"\\([\\`*_{}[\]()#+\-.!~|<>&])|&nbsp;", lambda match: match[1] or " ", markdown)
