"""What an output makes: a file to be published."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the published site: its address relative to the root, and its bytes."""

    uri: str
    content: bytes
