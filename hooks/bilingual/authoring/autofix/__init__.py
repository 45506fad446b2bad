"""Fixes what is safe to fix in the content: quotation marks, the form of dates, the encoding.

Everything works on the text of a file by the places of what stands in it; no YAML is written anew, so that comments and the editors' own
way of writing stay. Each step is taken back where a word or a comment would be lost, or where the file would say something else.
"""

from bilingual.authoring.autofix.files import FixedFile, fix_files, report
from bilingual.authoring.autofix.steps import fix_markdown, fix_yaml

__all__ = ["FixedFile", "fix_files", "fix_markdown", "fix_yaml", "report"]
