"""Every page keeps the conventions: what it promises, how little it holds, which words it uses."""

from __future__ import annotations

import ast
import itertools
import re

import pytest

from smplan_kernel import paths
from smplan_kernel.plan.pages import PAGES

TAGS = {"parameters", "setup", "ask", "look", "check"}
CODERS_WORDS = re.compile(r"\b(cells?|runs?|running|code|execut\w*|fields?|objects?|null|validat\w*|ids?)\b", re.IGNORECASE)
BANNED = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Try,
    ast.If,
)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def tag(cell):
    return cell.metadata.get("tags", [""])[0]


def test_every_page_of_the_plan_has_its_file():
    assert [page.stem for page in PAGES if not (paths.workbooks() / f"{page.stem}.ipynb").exists()] == []


def test_it_belongs_to_the_smplan_kernel(notebook):
    assert notebook.metadata.kernelspec.name == "smplan"


def test_its_title_is_the_one_of_the_pages_table(notebook, page_file):
    page = next(page for page in PAGES if page.stem == page_file.stem)

    assert (notebook.metadata.title, notebook.cells[0].source.splitlines()[0]) == (page.verb_title, f"# {page.verb_title}")


def test_it_opens_with_title_promise_and_minutes(notebook, page_file):
    opening = notebook.cells[0].source

    page = next(page for page in PAGES if page.stem == page_file.stem)
    assert opening.count("# ") == 1
    assert f"**You will have:** {page.promise} About {page.minutes} minutes" in opening


def test_it_begins_with_parameters_and_setup(notebook):
    assert [tag(cell) for cell in notebook.cells[1:3]] == ["parameters", "setup"]


def test_it_closes_with_the_checkpoint_and_what_is_next(notebook):
    assert tag(code(notebook)[-1]) == "check"
    assert "## What's next?" in notebook.cells[-1].source


def test_the_last_words_carry_one_link(notebook):
    links = re.findall(r"\]\(([^)]+)\)", notebook.cells[-1].source)

    assert len(links) == 1
    assert re.fullmatch(r"\d\d_\w+\.ipynb", links[0])


def test_the_summary_mirrors_the_promise(notebook):
    """Each point of the summary is said in the promise, nearly in the same words."""
    promise = set(re.findall(r"\w+", notebook.cells[0].source.lower()))
    points = re.findall(r"^- (.*)$", notebook.cells[-1].source, re.MULTILINE)

    assert len(points) >= 2
    for point in points:
        words = set(re.findall(r"\w{3,}", point.lower()))
        assert len(words & promise) >= len(words) / 2, point


def test_each_part_has_one_of_five_tags(notebook):
    for cell in code(notebook):
        assert len(cell.metadata.tags) == 1
        assert cell.metadata.tags[0] in TAGS


def test_it_has_one_beginning_one_setup_one_checkpoint_and_a_question(notebook):
    tags = [tag(cell) for cell in code(notebook)]

    assert [tags.count(name) for name in ("parameters", "setup", "check")] == [1, 1, 1]
    assert tags.count("ask") >= 1 or notebook.metadata.title == "See what the month says"


def test_each_part_is_short(notebook):
    for cell in code(notebook):
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 5


def test_it_holds_no_logic(notebook):
    for cell in code(notebook):
        found = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, BANNED)]
        assert found == []


def test_it_imports_from_the_workbook_only_and_only_at_the_setup(notebook):
    for cell in code(notebook):
        imports = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not imports or tag(cell) == "setup"
        assert all(isinstance(node, ast.ImportFrom) and node.module == "smplan_kernel.workbook" for node in imports)
        assert all(alias.name != "*" for node in imports for alias in node.names)


def test_prose_stands_before_every_part(notebook):
    """Never two parts in a row, except parameters, setup and what follows a question at once."""
    kinds = ["" if cell.cell_type == "markdown" else tag(cell) for cell in notebook.cells]
    allowed = {("parameters", "setup"), ("setup", "ask"), ("ask", "look"), ("setup", "look")}
    pairs = {pair for pair in itertools.pairwise(kinds) if "" not in pair}

    assert pairs <= allowed


def test_prose_is_short(notebook):
    for cell in prose(notebook):
        assert len(cell.source.split()) <= 80


def test_prose_uses_planners_words(notebook):
    for cell in prose(notebook):
        assert not CODERS_WORDS.findall(re.sub(r"\]\([^)]*\)", "]", cell.source))


def test_headings_are_questions(notebook):
    for cell in prose(notebook):
        for heading in re.findall(r"^##+ (.*)$", cell.source, re.MULTILINE):
            assert heading.endswith("?") or heading in {"Checkpoint", "Summary"}


def test_nothing_is_left_from_the_last_time(notebook):
    assert "widgets" not in notebook.metadata
    for cell in code(notebook):
        assert (cell.outputs, cell.execution_count) == ([], None)


def test_no_part_is_empty(notebook):
    assert all(cell.source.strip() for cell in notebook.cells)


def test_planners_see_questions_not_sources(notebook):
    assert all(cell.metadata.jupyter.source_hidden for cell in code(notebook))


def test_parts_keep_their_names(notebook):
    names = [cell.id for cell in notebook.cells]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in names)


def test_parameters_have_type_default_and_a_word_of_help(notebook):
    from papermill.translators import PythonTranslator  # noqa: PLC0415 - same

    source = notebook.cells[1].source
    lines = ast.parse(source).body
    known = PythonTranslator.inspect(notebook.cells[1])

    assert all(isinstance(line, ast.AnnAssign) and isinstance(line.value, ast.Constant) for line in lines)
    assert {parameter.name for parameter in known} == {line.target.id for line in lines}
    assert all(parameter.help for parameter in known)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_each_next_link_follows_the_order(page):
    file = paths.workbooks() / f"{page.stem}.ipynb"
    following = next((other for other in PAGES if other.number == page.number + 1), PAGES[0])

    assert f"({following.stem}.ipynb)" in file.read_text("utf-8")


def test_each_question_of_the_page_is_asked_once(notebook, page_file):
    page = next(page for page in PAGES if page.stem == page_file.stem)
    asked = [key for cell in code(notebook) for key in re.findall(r'\.ask\("(\w+)"\)', cell.source)]

    assert sorted(asked) == sorted(ask.key for ask in page.asks)


def test_the_further_questions_stand_once_and_after_the_first_ones(notebook, page_file):
    page = next(page for page in PAGES if page.stem == page_file.stem)
    asking = [cell.source for cell in code(notebook) if tag(cell) == "ask"]

    assert [source for source in asking if ".more()" in source] == (["page.more()"] if page.more else [])
    assert not page.more or asking.index("page.more()") > max(asking.index(source) for source in asking if ".ask(" in source)
