"""The one set of design tokens: legible in both themes, and the dark set is one set."""

from __future__ import annotations

import re

import pytest

from smplan_kernel.paths import templates

TEXT = [(front, back) for front in ("ink", "ink-soft", "accent", "good", "watch", "stop", "signal") for back in ("paper", "card")] + [
    ("on-accent", "accent"),
    *((tone, f"{tone}-soft") for tone in ("accent", "good", "watch", "stop", "signal")),
    *(("ink", f"{tone}-soft") for tone in ("accent", "good", "watch", "stop", "signal")),
    ("ink-soft", "accent-soft"),
    ("ink-soft", "band"),
]
MARKS = [("line-strong", back) for back in ("paper", "card")] + [
    (f"series-{number}", back) for number in (1, 2, 3, 4, 5, "rest") for back in ("paper", "card", "band")
]


def sets() -> dict[str, dict[str, str]]:
    css = (templates() / "documents" / "tokens.css").read_text(encoding="utf-8")
    light, dark, chosen, _forced, ink = re.split(r"@media (?!\(max-width)", css)
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for name, part in zip(("light", "dark", "chosen", "print"), (light, dark, chosen, ink), strict=True)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(front: str, back: str) -> float:
    high, low = sorted((luminance(front), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_reaches_four_and_a_half_to_one(theme, front, back):
    tokens = sets()[theme]

    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("front", "back"), MARKS)
def test_marks_reach_three_to_one(theme, front, back):
    if theme == "print" and back == "band":
        back = "paper"  # the band prints light enough to be paper
    tokens = sets()[theme]

    assert contrast(tokens[front], tokens[back]) >= 3


def test_dark_by_preference_and_dark_by_choice_are_alike():
    assert sets()["dark"] == sets()["chosen"]


def test_every_theme_names_the_same_colours():
    names = {theme: set(tokens) for theme, tokens in sets().items()}

    assert names["light"] == names["dark"] == names["print"]
