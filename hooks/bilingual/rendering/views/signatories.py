"""The signatures of the declaration on a page: in their order, and how well each is founded."""

from collections.abc import Iterable

from bilingual.content.derive import is_own_record
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema.declaration import Signature, SignatureStatus
from bilingual.text import language


class Signatories(Subject):
    """Signatures of the declaration."""

    def of(self, status: str) -> list[Signature]:
        """Return the signatures of a status, in the order of the language's alphabet."""
        register = self._corpus.signatories
        return self.in_order(one for one in register.signatories.values() if one.status == status) if register else []

    def in_order(self, signatures: Iterable[Signature]) -> list[Signature]:
        """Return signatures in the order of the page: what is confirmed before what is not, each by name."""

        def order(signature: Signature) -> tuple[object, ...]:
            name = language.sort_key(self._view.words.text(signature.name), self._locale)
            return signature.status is not SignatureStatus.CONFIRMED, name, signature.key

        return sorted(signatures, key=order)

    def status(self, signature: Signature) -> str:
        """Return how well a signature is founded, in words, as its sources say: the signed document itself, several sources, or one."""
        words, statuses = self.labels.signing, self.labels.signature_statuses
        if signature.status is SignatureStatus.UNCLEAR:
            return str(statuses.unclear)
        if any(is_own_record(key) for key in signature.sources):
            return str(words.signed_document)
        if len(set(signature.sources)) > 1:
            return str(statuses.confirmed)
        kind = self.labels.source_kinds[self._corpus.sources[signature.sources[0]].kind]
        return fill_in(words.one_source, kind=language.lower(kind, self._locale))
