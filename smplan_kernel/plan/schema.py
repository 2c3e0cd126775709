"""The plan's JSON schema, with the words that people see as titles and descriptions."""

from __future__ import annotations

from typing import Any

from smplan_kernel.plan.document import Plan


def schema() -> dict[str, Any]:
    """The JSON schema of a plan document, for editors and other programs."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Plan.model_json_schema(mode="serialization")}
