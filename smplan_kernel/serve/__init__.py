"""The workbook in a browser: our own Voila for planners, JupyterLab for those who want to see behind the page."""

from __future__ import annotations

from smplan_kernel.serve.app import serve
from smplan_kernel.serve.lab import open_lab

__all__ = ["open_lab", "serve"]
