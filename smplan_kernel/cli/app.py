"""The table of commands; each family stands in a module of its own."""

from __future__ import annotations

import typer

from smplan_kernel.cli import (
    answers,
    codes,
    counts,
    definitions,
    demo,
    explain,
    exports,
    imports,
    lists,
    maps,
    pages,
    plans,
    reviews,
    verdict,
)

app = typer.Typer(
    name="smplan",
    help="A social media plan that stays alive: write it, check it, review it every month.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
review = typer.Typer(help="The monthly review.", no_args_is_help=True)

for command in (plans.new, plans.plans, plans.show, plans.apply, plans.check, plans.history, plans.diff, plans.undo):
    app.command()(command)
app.command(name="import")(imports.import_files)
app.command()(imports.imports)
app.command()(answers.waiting)
app.command()(definitions.definitions)
app.command()(explain.explain)
app.command()(codes.codes)
app.command(name="map")(maps.map_file)
app.command()(lists.fill)
app.command()(lists.template)
app.command(context_settings={"ignore_unknown_options": True})(counts.count)  # a number may begin with a minus
app.command()(verdict.verdict)
app.command()(exports.export)
app.command()(pages.serve)
app.command(name="open")(pages.open_plan)
app.command()(demo.demo)
review.command()(reviews.run)
review.command()(reviews.due)
review.command()(reviews.schema)
app.add_typer(review, name="review")
