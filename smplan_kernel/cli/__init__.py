"""The command line: words in, words out; every decision is made further down."""

from __future__ import annotations

import sys

from smplan_kernel.errors import SmplanError


def main() -> None:
    """Answer one command; an `SmplanError` becomes one sentence on stderr and its exit code."""
    import typer

    from smplan_kernel.cli.app import app

    try:
        app()
    except SmplanError as problem:
        typer.echo(str(problem), err=True)
        sys.exit(problem.exit_code)


__all__ = ["main"]
