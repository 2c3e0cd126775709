"""How large a file may be, closed and opened, before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one import may cost; the parent watches the file, the child watches itself."""

    file_bytes: int = 64 * MEBIBYTE
    opened_bytes: int = 256 * MEBIBYTE  # all members of a zip or workbook together
    ratio: int = 200  # an honest export never shrinks more; bombs shrink a thousandfold
    members: int = 200
    rows: int = 200_000  # of one sheet
    columns: int = 3_000  # Facebook's widest real export has 2681
    cells: int = 4_000_000
    field_characters: int = MEBIBYTE
    memory_bytes: int = 1024 * MEBIBYTE
    cpu_seconds: int = 20
    wall_seconds: float = 40.0
    open_files: int = 32
