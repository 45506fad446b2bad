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
_AT_ONCE = 65_000
"""How many bytes are compressed together: with more than 64 KiB, zlib moves what it holds, and its tables, for which runs have no use."""
_MEMORY = 7
"""One less than usual: the tables are half as large, so that more of them stays in the processor's cache from one picture to the next."""
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
    blocks: list[bytes] = []
    for start in range(0, len(rows), _AT_ONCE):
        compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS, memLevel=_MEMORY, strategy=zlib.Z_RLE)
        blocks += compressor.compress(memoryview(rows)[start : start + _AT_ONCE]), compressor.flush(zlib.Z_FULL_FLUSH)
    return Piece(b"".join(blocks), zlib.adler32(rows), len(rows))


def begin(width: int, height: int, palette: Sequence[Sequence[int]]) -> bytes:
    """Return the beginning of a PNG of four bits a point, up to its rows, with the colours of ``palette``."""
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"PLTE", bytes(value for colour in palette for value in colour))


def complete(beginning: bytes, pieces: Iterable[Piece]) -> bytes:
    """Return a PNG from its beginning and from pieces that hold its rows from the top."""
    blocks, adler = [_ZLIB_HEADER], 1
    for piece in pieces:
        blocks.append(piece.blocks)
        adler = _joined(adler, piece)
    return b"".join([beginning, _chunk(b"IDAT", b"".join([*blocks, _END, struct.pack(">I", adler)])), _LAST_CHUNK])


def _chunk(name: bytes, content: bytes) -> bytes:
    return b"".join([struct.pack(">I", len(content)), name, content, struct.pack(">I", zlib.crc32(content, zlib.crc32(name)))])


_LAST_CHUNK = _chunk(b"IEND", b"")


def _joined(adler: int, piece: Piece) -> int:
    """Return Adler-32 of what ``adler`` is the sum of, with the piece behind it."""
    low, high = adler & 0xFFFF, adler >> 16
    added_low, added_high = piece.adler & 0xFFFF, piece.adler >> 16
    return (high + added_high + piece.length * (low - 1)) % _MODULUS << 16 | (low + added_low - 1) % _MODULUS
