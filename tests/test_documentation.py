"""What is documented is what exists: commands and their options, checks, pages and their parameters."""

import re
import shlex
from pathlib import Path

import nbformat
import pytest
import typer

from smplan_kernel.checks.rules import RULES
from smplan_kernel.cli.app import app
from smplan_kernel.plan.pages import PAGES
from smplan_kernel.sources.importers import LAYOUTS

REPO = Path(__file__).parents[1]
DOCS = REPO / "docs"


def commands() -> dict[str, list[str]]:
    group = typer.main.get_command(app)
    found = {}
    for name, command in group.commands.items():
        for path, leaf in (
            [(name, command)] if not hasattr(command, "commands") else [(f"{name} {n}", c) for n, c in command.commands.items()]
        ):
            options = [opt for parameter in leaf.params for opt in (*parameter.opts, *parameter.secondary_opts) if opt.startswith("--")]
            found[path] = [opt for opt in options if opt != "--help"]
    return found


COMMANDS = commands()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_and_its_options_are_documented(command):
    rows = (DOCS / "commands.md").read_text().splitlines()
    row = next((row for row in rows if re.match(rf"\| `smplan {command}[ `]", row)), "")

    assert row
    assert [option for option in COMMANDS[command] if f"`{option}" not in row] == []


def test_no_command_is_documented_that_does_not_exist():
    documented = re.findall(r"^\| `smplan ((?:review )?\w+)", (DOCS / "commands.md").read_text(), flags=re.MULTILINE)

    assert sorted(documented) == sorted(COMMANDS)


def typed() -> list[tuple[str, str]]:
    """Every command line of smplan that a page names, with the page."""
    pages = (REPO / "README.md", *sorted(DOCS.glob("*.md")))
    return [
        (page.name, line.strip())
        for page in pages
        for line in page.read_text().splitlines()
        if line.startswith("    ") and line.strip().startswith("smplan ")
    ]


@pytest.mark.parametrize(("page", "line"), typed())
def test_a_command_that_a_page_names_can_be_typed_so(page, line):
    words = shlex.split(line, comments=True)[1:]
    command, path = typer.main.get_command(app), []
    while hasattr(command, "commands"):
        path.append(words.pop(0))
        command = command.commands[path[-1]]

    assert command.make_context(" ".join(path), words).params


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_check_is_documented_with_its_reason(rule):
    rows = [row for row in (DOCS / "checks.md").read_text().splitlines() if row.startswith(f"| {rule.code} ")]

    assert len(rows) == 1
    assert rule.why in rows[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_is_documented(page):
    rows = [row for row in (DOCS / "pages.md").read_text().splitlines() if f"`{page.stem}`" in row]

    assert len(rows) == 1
    assert page.verb_title in rows[0]


@pytest.mark.parametrize("page", sorted((REPO / "workbooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_page_s_parameters_are_documented(page):
    notebook = nbformat.read(page, as_version=4)
    source = next(part.source for part in notebook.cells if "parameters" in part.metadata.get("tags", ()))
    text = (DOCS / "pages.md").read_text()

    assert [name for name in re.findall(r"^(\w+)\s*:", source, flags=re.MULTILINE) if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.format)
def test_a_format_is_documented_with_its_title_and_its_grade(layout):
    rows = [row for row in (DOCS / "formats.md").read_text().splitlines() if row.startswith(f"| `{layout.format}` |")]

    assert len(rows) == 1
    assert rows[0].split("|")[2:4] == [f" {layout.title} ", f" {layout.grade} "]


def test_no_format_is_documented_that_is_not_read_and_they_stand_in_order():
    documented = re.findall(r"^\| `(\w+\.[\w.]+)` \|", (DOCS / "formats.md").read_text(), flags=re.MULTILINE)

    assert documented == sorted(layout.format for layout in LAYOUTS)
