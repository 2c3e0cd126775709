"""How large a file may be, closed and opened, before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one import may cost; the parent watches the file, the child watches itself."""

    file_bytes: int = 128 * MEBIBYTE
    opened_bytes: int = 512 * MEBIBYTE  # all members of a zip or workbook together
    together_bytes: int = 32 * MEBIBYTE  # members of a zip that are opened at once; larger ones come one by one
    ratio: int = 200  # an honest export never shrinks more; bombs shrink a thousandfold
    members: int = 200
    rows: int = 1_000_000  # of one sheet
    columns: int = 3_000  # Facebook's widest real export has 2681
    cells: int = 8_000_000  # twice what a million figures need
    field_characters: int = MEBIBYTE
    answer_bytes: int = 512 * MEBIBYTE  # what a reader may say; a million figures are 20 of them
    memory_bytes: int = 1024 * MEBIBYTE
    cpu_seconds: int = 30
    wall_seconds: float = 90.0  # a busy machine gives a reader a third of its time
    open_files: int = 32
