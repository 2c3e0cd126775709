"""smplan: a guided workbook that keeps a social media plan alive."""

from smplan_kernel.late import load_late

__version__ = "0.1.0"

load_late()
