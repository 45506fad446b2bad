"""Pages ask no other host for anything, and run nothing but the site's own scripts, whatever got into a text."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.audit.verify.links import css_targets
from bilingual.content.lint import file_kinds

NEEDED = {"script-src": True, "style-src": True, "base-uri": False, "form-action": False}
"""What a policy must limit, and whether ``default-src`` does it where it is not named (Content Security Policy, level 3)."""
SAFE = re.compile(r"'none'|'self'|'sha(?:256|384|512)-[A-Za-z0-9+/=]+'")
SAFE_PICTURES = re.compile(r"'none'|'self'|data:")
RUNS = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is loaded from elsewhere, what is written into a page and would run, and policies that would let it."""
    own = urlsplit(site.site_url).netloc
    for page in site.pages.values():
        for address in page.said.loaded():
            if urlsplit(urljoin(site.url(page.uri), address.written)).netloc not in (own, ""):
                yield finding(page.file, address.line, "foreign-host", target=address.written)
        yield from (finding(page.file, line, "inline-script") for line in page.said.inline_scripts)
        yield from (finding(page.file, line, "inline-style") for line in page.said.inline_styles)
        for address in page.said.addresses:
            if RUNS.match(address.written):
                yield finding(page.file, address.line, "script-link", target=address.written)
        yield from check_policy(page)
    for uri in site.files:
        if uri.startswith(file_kinds.ASSETS) and not file_kinds.is_allowed(uri):
            yield finding(uri, 1, "file-kind", name=uri.rpartition(".")[2])
        if file_kinds.ending_of(uri) in file_kinds.DOCUMENTS and site.files[uri].stat().st_size > file_kinds.HEAVIEST:
            yield finding(uri, 1, "large-document", limit=file_kinds.HEAVIEST)
        if uri.endswith(".css"):
            for target, line in css_targets(site.text(uri)):
                if urlsplit(urljoin(site.url(uri), target)).netloc != own:
                    yield finding(uri, line, "foreign-host", target=target)


def check_policy(page: BuiltPage) -> Iterator[Finding]:
    """Yield what is wrong with the policy that a page gives itself."""
    if not page.said.policies:
        yield finding(page.file, 1, "no-policy")
        return
    policy, line = page.said.policies[0]
    if any(address.line < line for address in page.said.loaded()):
        yield finding(page.file, line, "late-policy")
    directives = {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}
    for name, has_default in NEEDED.items():
        if name not in directives and not (has_default and "default-src" in directives):
            yield finding(page.file, line, "weak-policy", reason=name)
    for name, sources in directives.items():
        allowed = SAFE_PICTURES if name == "img-src" else SAFE
        for source in sources:
            if not allowed.fullmatch(source):
                yield finding(page.file, line, "weak-policy", reason=f"{name} {source}")
