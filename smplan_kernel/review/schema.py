"""The published JSON schema of `review.json`: made from the model, kept as a file of the package, versioned by its name.

Within a version keys may be added and nothing else changes: a program that validates with an older file accepts newer reviews.
`make schema` writes the file anew; tests say when that is due.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from smplan_kernel.paths import templates
from smplan_kernel.review.model import SCHEMA, Review

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_file() -> Path:
    """Where the package keeps the schema of this version."""
    return templates() / "schemas" / f"{SCHEMA.replace('/', '-')}.schema.json"


def schema_text() -> str:
    """The published schema, as the package carries it."""
    return schema_file().read_text(encoding="utf-8")


def made_schema() -> dict[str, Any]:
    """The schema that follows from the model today."""
    made = _open(Review.model_json_schema(mode="serialization", by_alias=True))
    return {
        "$schema": DIALECT,
        "$id": f"urn:{SCHEMA.replace('.', ':').replace('/', ':')}",
        **made,
        "title": f"A monthly review, format {SCHEMA}",
    }


def as_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _open(part: Any) -> Any:
    """The part with room for keys that a later smplan adds."""
    if isinstance(part, dict):
        return {key: _open(value) for key, value in part.items() if not (key == "additionalProperties" and value is False)}
    return [_open(one) for one in part] if isinstance(part, list) else part


if __name__ == "__main__":
    schema_file().write_text(as_text(made_schema()), encoding="utf-8")
