"""The published schema of review.json: the model's, valid, and true of every review."""

from __future__ import annotations

import json
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import jsonschema
import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smplan_kernel.review.model import SCHEMA, Review
from smplan_kernel.review.part import Part
from smplan_kernel.review.schema import as_text, made_schema, schema_file, schema_text
from tests.documents.reviews import empty_review, worked_review
from tests.golden.make import GOLDEN

TYPE = "application/vnd.smplan.review+json"
PLAIN = {
    str: st.text(max_size=8),
    int: st.integers(-9, 9),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    NoneType: st.none(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Anything that a place of this kind may hold."""
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is UnionType:
        return st.one_of(*map(values, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Part):
        return st.deferred(lambda: st.builds(kind, **{name: values(field.annotation) for name, field in kind.model_fields.items()}))
    return PLAIN[kind]


@pytest.fixture(scope="module")
def published():
    return jsonschema.Draft202012Validator(json.loads(schema_text()))


def golden() -> dict[str, Any]:
    page = nbformat.read(GOLDEN, as_version=4)
    return next(output["data"][TYPE] for part in page.cells for output in part.get("outputs", ()) if TYPE in output.get("data", {}))


def test_the_published_file_is_what_the_model_says():
    """If not: `make schema` writes it; a key that went or changed needs a new version."""
    assert schema_text() == as_text(made_schema())


def test_it_is_a_schema_and_its_name_is_its_version(published):
    published.check_schema(published.schema)

    assert schema_file().name == "smplan.review-1.schema.json"
    assert published.schema["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize(
    "review", [golden(), json.loads(worked_review().to_json()), json.loads(empty_review().to_json())], ids=["golden", "worked", "empty"]
)
def test_reviews_keep_to_it(published, review):
    published.validate(review)


@settings(max_examples=40)
@given(review=values(Review))
def test_any_review_keeps_to_it(published, review):
    published.validate(json.loads(review.to_json()))


@pytest.mark.parametrize(("key", "value"), [("schema", "smplan.review/2"), ("month", 10), ("goals", {}), ("summary", None)])
def test_what_is_no_review_does_not(published, key, value):
    assert not published.is_valid({**golden(), key: value})


def test_a_review_without_a_part_does_not(published):
    assert not published.is_valid({key: value for key, value in golden().items() if key != "data"})


def test_a_key_of_a_later_smplan_is_no_fault(published):
    published.validate({**golden(), "weather": "rain"})
