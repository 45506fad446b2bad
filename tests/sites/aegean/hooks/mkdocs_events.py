"""The events of MkDocs."""

from bilingual.host.mkdocs_adapter import *  # noqa: F403
