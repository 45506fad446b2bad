"""The pictures and documents of drafts and withdrawn records: they are not published, unless something public has them, too."""

from collections.abc import Iterable

from bilingual.content.images import paths_of
from bilingual.content.lint.documents import files_of
from bilingual.content.lint.file_kinds import FILES
from bilingual.content.model import Corpus
from bilingual.content.rules import proses
from bilingual.schema import Record


def withheld_files(hidden: Iterable[tuple[str, Record]], public: Corpus) -> frozenset[str]:
    """Return the files below docs/ that the ``hidden`` records alone have; each comes with its register."""
    own = {path for register, record in hidden for path in _files(register, record)}
    if not own:
        return frozenset()
    shown = [*public.records()]
    own.difference_update(*(_files(*named) for named in shown))
    texts = [text for _, record in shown for _, prose in proses(record) for _, text in prose.items()]
    return frozenset(path for path in own if not any(path in text for text in texts))


def _files(register: str, record: Record) -> set[str]:
    return paths_of(register, record) | {f"{FILES}{file.file}" for file in files_of(record).values()}
