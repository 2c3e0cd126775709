"""The command line: words in, words out; every decision is made further down."""

from __future__ import annotations

import sys

from smplan_kernel.errors import SmplanError

_TYPED_WRONGLY = 2


def main() -> None:
    """Answer one command; an `SmplanError` or a word that was typed wrongly becomes a sentence on stderr and its exit code."""
    import typer
    from typer.exceptions import TyperException

    from smplan_kernel.cli.app import app

    try:
        sys.exit(app(prog_name="smplan", standalone_mode=False))
    except SmplanError as problem:
        typer.echo(str(problem), err=True)
        sys.exit(problem.exit_code)
    except typer.Abort:
        sys.exit(1)
    except TyperException as problem:
        from smplan_kernel.cli.mistakes import mistake

        if said := mistake(problem):
            typer.echo(said, err=True)
        sys.exit(_TYPED_WRONGLY)


__all__ = ["main"]
