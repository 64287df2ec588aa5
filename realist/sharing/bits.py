"""A row of bits, written and read, and the code in which texts stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from realist.sharing.saved import REFUSALS
from realist.text import words

TEXT_LIMIT = 65_535
"""Most bytes in a text of a link."""


class CutError(ValueError):
    """The bits end before what they hold does."""


class Writer:
    """Bits, one after another."""

    def __init__(self) -> None:
        self.bits: list[str] = []

    def number(self, value: int, width: int) -> None:
        self.bits.append(f"{value:0{width}b}" if width else "")

    def rice(self, value: int, width: int) -> None:
        """A number that is small more often than not (Rice coding)."""
        self.bits.append("1" * (value >> width) + "0")
        self.number(value & ((1 << width) - 1), width)

    def text(self, text: str) -> None:
        raw = text.encode()
        if len(raw) > TEXT_LIMIT:
            raise ValueError(REFUSALS["too_much_text"])
        self.number(len(raw), 16)
        self.bits += [_codes()[byte] for byte in raw]

    def bytes(self) -> bytes:
        row = "".join(self.bits)
        row += "0" * (-len(row) % 8)
        return bytes(int(row[place : place + 8], 2) for place in range(0, len(row), 8))


class Reader:
    """Bits that came from somebody else."""

    def __init__(self, raw: bytes) -> None:
        self._bits: Iterator[int] = (byte >> place & 1 for byte in raw for place in range(7, -1, -1))
        self._all = self._left = len(raw) * 8

    def bit(self) -> int:
        if not self._left:
            raise CutError
        self._left -= 1
        return next(self._bits)

    def number(self, width: int) -> int:
        value = 0
        for _ in range(width):
            value = value << 1 | self.bit()
        return value

    def rice(self, width: int, most: int) -> int:
        """Raises ValueError where it is larger than ``most``."""
        high = 0
        while self.bit():
            high += 1
            if high << width > most:
                raise ValueError
        return high << width | self.number(width)

    def text(self) -> str:
        """Raises ValueError where it is no UTF-8."""
        raw = bytearray()
        for _ in range(self.number(16)):
            code = ""
            while (byte := _bytes().get(code)) is None:
                code += str(self.bit())
            raw.append(byte)
        return raw.decode()

    @property
    def used(self) -> int:
        """How many bits were read."""
        return self._all - self._left

    @property
    def at_end(self) -> bool:
        """Whether nothing is left but the zeros that fill the last byte."""
        return self._left < 8 and not any(self._bits)


@cache
def _codes() -> tuple[str, ...]:
    """The code of each byte: a canonical Huffman code, from the lengths that the format fixes."""
    letters = words(__package__, "format.json")["letters"]
    lengths = [int(letter, 36) for letter in letters]
    codes, code, before = [""] * 256, 0, 0
    for length, byte in sorted((length, byte) for byte, length in enumerate(lengths)):
        code <<= length - before
        codes[byte] = f"{code:0{length}b}"
        code, before = code + 1, length
    return tuple(codes)


@cache
def _bytes() -> dict[str, int]:
    return {code: byte for byte, code in enumerate(_codes())}
