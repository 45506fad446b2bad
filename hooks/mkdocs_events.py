"""The only file that MkDocs loads: one line per event, no logic. See hooks/bilingual/host/mkdocs_adapter.py."""

from bilingual.host.mkdocs_adapter import on_config, on_files, on_page_content, on_page_context, on_post_build, on_startup

__all__ = ["on_config", "on_files", "on_page_content", "on_page_context", "on_post_build", "on_startup"]
