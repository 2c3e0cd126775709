"""The library that waits: nobody pays for it unasked, and asked it answers as ever."""

import subprocess
import sys

import pytest


def printed(code):
    return subprocess.run(
        [sys.executable, "-c", f"import smplan_kernel\n{code}"], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_reading_notebooks_and_drawing_charts_does_not_load_it():
    assert printed("import sys, nbformat, altair; print('jsonschema' in sys.modules, 'lark' in sys.modules)") == "True False"


def test_a_schema_that_asks_for_international_addresses_gets_its_answer():
    code = """
from jsonschema import Draft202012Validator as Validator
check = Validator({"format": "iri"}, format_checker=Validator.FORMAT_CHECKER)
print(check.is_valid("https://fernhüll.example/gärten"), check.is_valid("https://fern hill/"))
"""

    assert printed(code) == "True False"


@pytest.mark.parametrize(
    "how",
    ["from rfc3987_syntax import is_valid_syntax_iri as asked", "from rfc3987_syntax.syntax_helpers import is_valid_syntax_iri as asked"],
)
def test_its_other_names_are_there_too(how):
    assert printed(f"{how}\nprint(asked('https://fernhill.example'))") == "True"


def test_a_name_that_it_does_not_have_is_none():
    code = "import rfc3987_syntax as it\nprint(hasattr(it, '__wrapped__'), hasattr(it, 'parse'), hasattr(it, 'no_such_name'))"

    assert printed(code) == "False True False"
