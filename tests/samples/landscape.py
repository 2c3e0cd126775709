"""Write the landscape sample: `python -m tests.samples.landscape` makes every file below templates/samples/landscape.

The same files come out on every machine and every day; a test compares them with those kept in the repository.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.samples.landscape_instagram import PLANTS, STUDIO, instagram_files
from tests.samples.landscape_plan import landscape_plan
from tests.samples.landscape_planted import planted
from tests.samples.landscape_shop import shop_files
from tests.samples.landscape_social import linkedin_files, x_files, youtube_files
from tests.samples.landscape_web import search_files, web_files

HOME = Path(__file__).parents[2] / "templates" / "samples" / "landscape"

# Folder of exports -> what a person answers when the file does not tell it.
ACCOUNTS = {
    "instagram-plants": {"platform": "instagram", "account": "fernhill.plants"},
    "instagram-studio": {"platform": "instagram", "account": "fernhill.studio"},
    "linkedin": {"platform": "linkedin", "account": "Fernhill Garden Design"},
    "search": {"platform": "search", "account": "fernhillgardens.example"},
    "shop": {"platform": "shop", "account": "Fernhill shop"},
    "web": {"platform": "web", "account": "fernhillgardens.example"},
    "x": {"platform": "x", "account": "@fernhillgardens"},
    "youtube": {"platform": "youtube", "account": "Fernhill Garden Design"},
}
MAKERS = {
    "instagram-plants": lambda: instagram_files(PLANTS),
    "instagram-studio": lambda: instagram_files(STUDIO),
    "linkedin": linkedin_files,
    "search": search_files,
    "shop": shop_files,
    "web": web_files,
    "x": x_files,
    "youtube": youtube_files,
}


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Make every generated file of the sample, named from its folder."""
    for folder, make in MAKERS.items():
        for name, content in make():
            yield f"exports/{folder}/{name}", content
    yield "accounts.json", as_json(ACCOUNTS)
    yield "planted.json", as_json(planted())
    yield "plan.json", as_json(plan_document())


def plan_document() -> dict[str, Any]:
    """Give the plan without what is left open, so that a person can read the file."""
    plan = landscape_plan()
    return {"schema_version": plan.schema_version, **plan.model_dump(mode="json", exclude_defaults=True)}


def as_json(content: object) -> bytes:
    """Write JSON as it is kept in the repository."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def write(home: Path = HOME) -> None:
    """Replace the generated files; README and .gitattributes stay."""
    shutil.rmtree(home / "exports", ignore_errors=True)
    for name, content in sample_files():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)


if __name__ == "__main__":
    write()
