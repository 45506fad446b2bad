"""The open data can be read, fit the schemas that are published with them, and are what the data package says."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.site import downloads


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is wrong with any JSON file of the site, and with what its data package lists."""
    read: dict[str, Any] = {}
    for uri in site.files:
        if uri.endswith(".json"):
            try:
                read[uri] = json.loads(site.content(uri))
            except ValueError as error:
                yield finding(uri, getattr(error, "lineno", 1), "json", reason=error)
    for uri in map(downloads.dataset, downloads.DATASETS):
        if isinstance(read.get(uri), dict):
            schema = read.get(str(read[uri].get("$schema", "")).removeprefix(site.site_url), False)  # which nothing fits
            for misfit in Draft202012Validator(schema).iter_errors(read[uri]):
                yield finding(uri, 1, "schema", reason=f"{misfit.json_path}: {misfit.message[:200]}")
    if downloads.PACKAGE not in site.files:
        yield finding(downloads.PACKAGE, 1, "unreadable", reason="404")
    yield from _check_package(site, read.get(downloads.PACKAGE))
    yield from _check_archive(site)


def _check_package(site: BuiltSite, package: Any) -> Iterator[Finding]:
    """Yield the files that are not there, or are not those whose size and digest the data package gives (Data Package 1)."""
    for resource in package["resources"] if isinstance(package, dict) and "resources" in package else ():
        content = site.content(downloads.API + resource["path"])
        if len(content) != resource["bytes"] or f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
            yield finding(downloads.PACKAGE, 1, "resource", path=resource["path"])


def _check_archive(site: BuiltSite) -> Iterator[Finding]:
    """Yield what the archive of all files holds in another form than the site."""
    try:
        with zipfile.ZipFile(io.BytesIO(site.content(downloads.ARCHIVE))) as archive:
            for name in archive.namelist():
                if archive.read(name) != site.content(downloads.API + name):
                    yield finding(downloads.ARCHIVE, 1, "resource", path=name)
    except (zipfile.BadZipFile, OSError) as error:
        yield finding(downloads.ARCHIVE, 1, "unreadable", reason=error)
