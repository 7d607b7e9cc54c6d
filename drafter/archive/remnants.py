"""What Chroma leaves of this process's memory in the files of a new graph, taken out again."""

from __future__ import annotations

import struct
from pathlib import Path

# As chroma-core/hnswlib writes header.bin: version, first offset, most and current count of elements.
_HEADER = struct.Struct("<iQQQ")
_ROWS = ("data_level0.bin", "length.bin")


def wipe(folder: Path) -> None:
    """Fill the rows of each graph in `folder` that holds none yet with zeros.

    When a graph is made, and whenever one without rows is opened, it is written at its full size from
    memory that was never cleared, which may hold anything this process has freed: a key, say. Its rows come
    later, a hundred at once, and whole.
    Source: https://github.com/chroma-core/chroma/issues/7688
    """
    for header in folder.glob("*/header.bin"):
        begun = header.read_bytes()[: _HEADER.size]
        if len(begun) < _HEADER.size or _HEADER.unpack(begun)[3]:
            continue
        for file in (header.with_name(name) for name in _ROWS):
            if file.exists() and (size := file.stat().st_size):
                with file.open("r+b") as rows:
                    rows.write(bytes(size))
