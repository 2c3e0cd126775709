"""No library is ever given a name to open: what a person typed, or a file said, must not reach pandas as a path or an address."""

from __future__ import annotations

import ast

import pytest

from smplan_kernel.paths import PACKAGE

OPENERS = ("ExcelFile", "HDFStore", "ExcelWriter")
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "shipped" not in path.parts)


def opening_calls(tree):
    """Calls of pandas that take a path or an address: read_csv, read_excel and their kind."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            if (owner in {"pd", "pandas"} and name.startswith("read_")) or name in OPENERS:
                yield f"line {node.lineno}: {owner}.{name}"


@pytest.mark.parametrize("call", ["pd.read_csv(name)", "pandas.read_excel(x)", "pd.ExcelFile(x)"])
def test_the_look_finds_what_it_looks_for(call):
    assert list(opening_calls(ast.parse(call)))


def test_nothing_in_the_package_hands_pandas_something_to_open():
    found = {str(path): calls for path in MODULES if (calls := list(opening_calls(ast.parse(path.read_text("utf-8")))))}

    assert (len(MODULES) > 100, found) == (True, {})


def test_nothing_in_the_package_opens_addresses():
    imports = {
        (path.name, alias.name)
        for path in (PACKAGE / "sources").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", "") or alias.name).partition(".")[0] in {"urllib", "http", "socket", "requests", "ftplib"}
    }

    # The warm process is spoken to through a pair of sockets without an address.
    speak = {("warm.py", "socket"), ("warm_process.py", "socket")}
    assert {name for _, name in imports - speak} <= {"urlsplit", "unquote", "parse_qs", "urlparse", "parse_qsl"}
