"""The templates: HTML by Jinja, in which every text is escaped and a name that is not there is an error."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from bilingual.schema.addresses import anchor
from bilingual.site import downloads
from bilingual.text.language import stop_after

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

TEMPLATES = Path(__file__).with_name("templates")


@functools.cache
def environment() -> jinja2.Environment:
    """Return the templates as they stood when they were first asked for, each compiled once per process."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
    )
    made.filters["stop"] = stop_after
    made.globals = {"anchor": anchor, "dict": dict, "downloads": downloads, "namespace": jinja2.utils.Namespace}  # each page copies them
    return made


def render(name: str, view: "View", **context: Any) -> Markup:
    """Return what a template makes of the page of ``view``."""
    common = {"labels": view.labels, "site": view.site, "corpus": view.corpus, "route": view.route, "locale": view.locale}
    return Markup(environment().get_template(name).render(view=view, **common, **context))
