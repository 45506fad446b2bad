"""The templates: HTML by Jinja, in which every text is escaped and a name that is not there is an error."""

import functools
from pathlib import Path

import jinja2

from bilingual.schema.addresses import anchor
from bilingual.site import downloads

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
    )
    made.globals |= {"anchor": anchor, "downloads": downloads}
    return made
