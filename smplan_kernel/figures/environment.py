"""Where every picture and every document gets its HTML: one way to make a Jinja environment, escaping always on."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from smplan_kernel.figures import words
from smplan_kernel.paths import templates


def make_environment() -> Environment:
    """A Jinja environment over the document templates: people's words are escaped, a missing name is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates() / "documents", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters.update(
        day=words.day,
        day_text=words.day_text,
        month_words=words.month,
        period=words.period,
        number=words.number,
        amount=words.amount,
        count=words.count,
        listed=words.listed,
        clipped=words.clipped,
        sentence=words.sentence,
    )
    return environment


@cache
def environment() -> Environment:
    """The environment of pictures."""
    return make_environment()


def rendered(template: str, **facts: Any) -> Markup:
    """One template with its facts, as HTML that another template may hold."""
    # Every expression in the template was escaped by the environment, so the whole may pass as HTML.
    return Markup(environment().get_template(template).render(**facts))  # noqa: S704 - the environment escapes


@cache
def styles() -> str:
    """The style sheet of tokens and pictures, to stand once on a page that shows them."""
    folder = templates() / "documents"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in ("tokens.css", "figures.css"))


@cache
def colours() -> dict[str, str]:
    """The light colours by token name; figures are drawn with them, then tied to the tokens."""
    light = (templates() / "documents" / "tokens.css").read_text(encoding="utf-8").split("@media")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
