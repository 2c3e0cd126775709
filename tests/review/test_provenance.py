"""Where a number comes from: the rows it names add up to it, and every other row about the month has a reason."""

from __future__ import annotations

import pytest

from smplan_kernel.plan import DataSource
from smplan_kernel.review.provenance import line_words
from tests.measures.frames import days, frame, row
from tests.review.plans import make_metric, make_plan


class Imported:
    """A file as the store lists it."""

    def __init__(self, number, name):
        self.id, self.file_name, self.sha256 = number, name, f"{number:064d}"


@pytest.fixture
def origin(review):
    """Where the figure of October 2026 comes from, for rows of file 1 unless they say otherwise."""

    def made(rows, *, measure="impressions", files=("export.csv",), platform="x", **metric):
        source = DataSource(id="dsrc-feed", name="Feed", platform=platform, account="fern")
        plan = make_plan(metrics={"metrics": (make_metric(measure=measure, **metric),), "sources": (source,)})
        known = frame([{"import": 1, **one} for one in rows])
        imports = [Imported(number, name) for number, name in enumerate(files, start=1)]
        return review(plan, observations=known, imports=imports).metrics[0].provenance

    return made


def test_a_sum_of_days_names_file_fingerprint_column_and_rows(origin):
    told = origin(days("2026-10-01", "2026-10-31", 2))
    (file,) = told.parts[0].files

    assert told.sentence == "62 in October 2026: the sum of 31 rows about 31 days."
    assert (file.file, file.sha256, file.column, file.rows, file.lines, file.value) == (
        "export.csv", f"{1:064d}", "Impressions", 31, "2 to 32", 62.0,
    )  # fmt: skip


def test_a_total_row_is_left_out_with_the_reason(origin):
    total = row("2026-10-01", 62, period_end="2026-10-31", level="account-period", flags="total_row")
    told = origin([*days("2026-10-01", "2026-10-31", 2), total])

    assert [left.in_words for left in told.left_out] == ["1 row of export.csv: a total of other rows; it is never added to them."]


def test_parts_of_a_total_are_left_out(origin):
    told = origin([*days("2026-10-01", "2026-10-31", 2), *days("2026-10-01", "2026-10-31", 1, definition="organic")])

    assert [(left.rows, left.why) for left in told.left_out] == [(31, "a part of a total that is counted whole")]


def test_another_level_is_left_out(origin):
    posts = [row("2026-10-05", 9, level="post-lifetime", object="p1", exported_on="2026-11-02")]
    told = origin([*days("2026-10-01", "2026-10-31", 2), *posts])

    assert [left.why for left in told.left_out] == ["another level of detail; counted is: the account on one day"]


def test_a_rate_tells_both_of_its_parts(origin):
    rows = [*days("2026-10-01", "2026-10-31", 4), *days("2026-10-01", "2026-10-31", 1, metric="engagements", definition="incl. clicks")]
    told = origin(rows, measure="engagement_rate")

    assert told.sentence == "25 % in October 2026: 31 engagements divided by 124 impressions."
    assert [(part.role, part.value) for part in told.parts] == [("numerator", 31.0), ("denominator", 124.0)]


def test_a_counters_month_names_the_readings_at_its_two_ends(origin):
    readings = [
        row(day, value, level="code-cumulative", object=code, metric="code_uses", definition="Times Used In Total", exported_on=day)
        | {"import": number}
        for number, day in enumerate(("2026-09-30", "2026-10-31"), start=1)
        for code, value in (("SHOW15", 10 * number), ("FREE5", number))
    ]
    told = origin(readings, measure="code_uses", part="SHOW15", platform="x", files=("september.csv", "october.csv"))

    assert told.sentence == "10 in October 2026: the reading of 31 October 2026 less the one of 30 September 2026."
    assert [file.file for file in told.parts[0].files] == ["september.csv", "october.csv"]
    assert [(left.file, left.why) for left in told.left_out] == [("october.csv", "not about “SHOW15”")]


def test_a_code_that_fell_says_why_it_has_no_figure(origin):
    readings = [
        row(day, value, level="code-cumulative", object="SHOW15", metric="code_uses", definition="Times Used In Total", exported_on=day)
        for day, value in (("2026-09-30", 300), ("2026-10-31", 7))
    ]
    told = origin(readings, measure="code_uses", part="SHOW15", platform="x", files=("september.csv", "october.csv"))

    assert told.value is None
    assert "SHOW15 stood at 300 on 30 September 2026 and at 7 on 31 October 2026" in told.sentence


def test_an_older_reading_of_a_post_is_left_out(origin):
    posts = [
        row("2026-10-05", value, level="post-lifetime", object="p1", exported_on=day, flags="lifetime_at_export") | {"import": number}
        for number, (day, value) in enumerate((("2026-10-20", 5), ("2026-11-02", 9)), start=1)
    ]
    told = origin(posts, files=("early.csv", "late.csv"))

    assert (told.value, [file.file for file in told.parts[0].files]) == (9.0, ["late.csv"])
    assert [(left.file, left.why) for left in told.left_out] == [("early.csv", "an older reading of the same")]


def test_a_month_without_figures_says_so(origin):
    assert origin(days("2026-09-01", "2026-09-30")).sentence == "There is no figure for October 2026: no file of this account tells it."


def test_the_definition_is_the_one_that_the_months_column_follows(origin):
    told = origin(days("2026-10-01", "2026-10-31", metric="shares", definition="Reposts"), measure="shares")

    assert (told.definition, told.word_of) == ("Reposts", "X, new names of July 2023")


@pytest.mark.parametrize(
    ("lines", "words"),
    [([5], "5"), ([2, 3, 4], "2 to 4"), ([9, 2, 3], "2 to 3, 9"), (list(range(1, 40, 2)), "1, 3, 5, 7, 9, 11 and 14 more stretches")],
)
def test_neighbouring_lines_are_told_together(lines, words):
    assert line_words(lines) == words
