"""Mends what is safe to mend in the content: spacing, quotation marks, the form of dates, the encoding.

Everything works on the text of a file by the places of what stands in it; no YAML is written anew, so that comments and the editors' own
way of writing stay. Each step is taken back where a word or a comment would be lost, or where the file would say something else.
"""

from bilingual.authoring.autofix.files import Mended, mend_files, report
from bilingual.authoring.autofix.steps import mend_markdown, mend_yaml

__all__ = ["Mended", "mend_files", "mend_markdown", "mend_yaml", "report"]
