"""Writes pictures of sixteen colours as PNG, quickly: rows that many pictures share are compressed once.

A PNG holds one stream of zlib. The stream is put together from pieces that each end at a byte and refer to nothing before them, so that the
pieces of equal rows can be kept; the check sum of the whole follows from those of the pieces (RFC 1950, RFC 1951).
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UP = 2
"""The byte before a row of which every byte is the difference, modulo 256, from the one above it (PNG, 9.2)."""
_MODULUS = 65521
_ZLIB_HEADER = b"\x78\x01"
_END = b"\x03\x00"
"""An empty last block of deflate."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows, compressed: the blocks of deflate, Adler-32 of what they hold, and how many bytes that is."""

    blocks: bytes
    adler: int
    length: int


def row_length(width: int) -> int:
    """Return how many bytes a row of ``width`` points takes, with the byte of its filter before it."""
    return 1 + (width + 1) // 2


def compress(rows: bytes) -> Piece:
    """Return rows compressed, each with the byte of its filter before it; what follows most are runs of equal bytes, as of UP."""
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    blocks = compressor.compress(rows) + compressor.flush(zlib.Z_FULL_FLUSH)
    return Piece(blocks, zlib.adler32(rows), len(rows))


def assemble(width: int, height: int, palette: Sequence[Sequence[int]], pieces: Iterable[Piece]) -> bytes:
    """Return a picture of four bits a point as PNG; ``pieces`` hold its rows from the top, ``palette`` its colours."""
    blocks, adler = [_ZLIB_HEADER], 1
    for piece in pieces:
        blocks.append(piece.blocks)
        adler = _joined(adler, piece)
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0),
        b"PLTE": bytes(value for colour in palette for value in colour),
        b"IDAT": b"".join([*blocks, _END, struct.pack(">I", adler)]),
        b"IEND": b"",
    }
    chunks = (struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts.items())
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _joined(adler: int, piece: Piece) -> int:
    """Return Adler-32 of what ``adler`` is the sum of, with the piece behind it."""
    low, high = adler & 0xFFFF, adler >> 16
    added_low, added_high = piece.adler & 0xFFFF, piece.adler >> 16
    return (high + added_high + piece.length * (low - 1)) % _MODULUS << 16 | (low + added_low - 1) % _MODULUS
