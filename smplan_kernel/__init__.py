"""smplan: a guided workbook that keeps a social media plan alive."""

__version__ = "0.1.0"
