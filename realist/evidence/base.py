"""What a view asks of an evidence base, so that plain tables serve as well as a loaded folder."""

from __future__ import annotations

from typing import Protocol

import pandas as pd


class HoldsFrames(Protocol):
    """Tables as pandas, by name: a mapping, or what `realist.evidence.reader.read` returns."""

    def __getitem__(self, table: str, /) -> pd.DataFrame: ...


class HasTables(Protocol):
    """Whatever holds the tables of an evidence base; `realist.evidence.load` returns one."""

    @property
    def tables(self) -> HoldsFrames: ...
