"""What changed between two documents, as an RFC 6902 patch that follows records by their id instead of by their row."""

from __future__ import annotations

from typing import Any

import jsonpatch

from smplan_kernel.store.chain import Document, canonical

Operation = dict[str, Any]
Patch = list[Operation]


def differences(before: Document, after: Document) -> Patch:
    """The steps from one document to another; they can be read, and applied by any RFC 6902 tool.

    >>> differences({"goals": [{"id": "goal-1", "text": "old"}]}, {"goals": [{"id": "goal-1", "text": "new"}]})
    [{'op': 'replace', 'path': '/goals/0/text', 'value': 'new'}]
    """
    steps: Patch = []
    _compare(before, after, "", steps)
    return steps


def apply(document: Document, patch: Patch) -> Document:
    """The document after the steps; the one given is changed on the way. ValueError when a step does not fit."""
    try:
        changed = jsonpatch.apply_patch(document, patch, in_place=True)
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException, KeyError, TypeError, IndexError) as exc:
        msg = f"a step does not fit: {exc}"
        raise ValueError(msg) from exc
    if not isinstance(changed, dict):
        msg = "the steps do not end in a document"
        raise ValueError(msg)  # noqa: TRY004 - a damaged file, not a wrong argument
    return changed


def same(one: Any, other: Any) -> bool:
    """Equality as it is written: 1 and 1.0 and true are three values."""
    return one is other or (one == other and canonical(one) == canonical(other))


def is_records(value: Any) -> bool:
    """Whether this is a list of things with an id, each only once."""
    if not isinstance(value, list):
        return False
    ids = [part["id"] for part in value if isinstance(part, dict) and isinstance(part.get("id"), str)]
    return len(ids) == len(value) == len(set(ids))


def _compare(before: Any, after: Any, path: str, steps: Patch) -> None:
    if same(before, after):  # most of a plan is untouched, and this is the quick way past it
        return
    if isinstance(before, dict) and isinstance(after, dict):
        _compare_parts(before, after, path, steps)
    elif is_records(before) and is_records(after):
        _compare_records(before, after, path, steps)
    else:
        steps.append({"op": "replace", "path": path, "value": after})


def _compare_parts(before: Document, after: Document, path: str, steps: Patch) -> None:
    for name in before:
        if name not in after:
            steps.append({"op": "remove", "path": f"{path}/{_escaped(name)}"})
    for name, value in after.items():
        place = f"{path}/{_escaped(name)}"
        if name in before:
            _compare(before[name], value, place, steps)
        else:
            steps.append({"op": "add", "path": place, "value": value})


def _compare_records(before: list[Document], after: list[Document], path: str, steps: Patch) -> None:
    wanted = {part["id"] for part in after}
    for row in range(len(before) - 1, -1, -1):  # from the end, so that the rows before keep their numbers
        if before[row]["id"] not in wanted:
            steps.append({"op": "remove", "path": f"{path}/{row}"})
    known = {part["id"]: part for part in before}
    order = [part["id"] for part in before if part["id"] in wanted]
    for row, part in enumerate(after):
        name = part["id"]
        if name not in known:
            steps.append({"op": "add", "path": f"{path}/{row}", "value": part})
            order.insert(row, name)
        elif order[row] != name:
            steps.append({"op": "move", "from": f"{path}/{order.index(name)}", "path": f"{path}/{row}"})
            order.remove(name)
            order.insert(row, name)
    for row, part in enumerate(after):
        if part["id"] in known:
            _compare(known[part["id"]], part, f"{path}/{row}", steps)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
