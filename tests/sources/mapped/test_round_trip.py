"""Any table written with any marks and formats reads back to the same numbers by its layout, and a first look offers that layout."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smplan_kernel.plan.mapping import MappedColumn, Mapping
from tests.layouts.own_table import DAYS, DELIMITERS, MONTHS, number, table
from tests.sources.mapped.conftest import look, read_by

SO_MANY = settings(max_examples=60)
NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WRITINGS = st.tuples(st.sampled_from(".,"), st.sampled_from(["", ",", ".", "blank", "apostrophe"])).filter(lambda pair: pair[0] != pair[1])


def spoken(names):
    """The names as headings that differ, also without regard to case and kinds of blanks."""
    return [f"{place} {name}" for place, name in enumerate(names)]


@SO_MANY
@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.lists(st.lists(NUMBERS, min_size=4, max_size=4), min_size=2, max_size=6),
    WRITINGS,
    st.sampled_from(sorted(DAYS)),
    st.sampled_from(sorted(DELIMITERS)),
    st.dates(date(2001, 1, 1), date(2090, 1, 1)),
)
def test_a_table_of_days_reads_back(names, rows, writing, pattern, delimiter, first):
    names = spoken(names)
    days = [first + timedelta(days=n) for n in range(len(rows))]
    decimal, thousands = writing
    lines = [
        [DAYS[pattern](day), *(number(value, decimal=decimal, thousands=thousands) for value in row[: len(names)])]
        for day, row in zip(days, rows, strict=True)
    ]
    mapping = Mapping(
        id="mapp-bbbb", name="Own", platform="shop", header=("Day of it", *names), date_column="Day of it", date_format=pattern, level="account-day",
        decimal=decimal, thousands=thousands, delimiter=delimiter, columns=tuple(MappedColumn(column=name, measure=f"x:{name}") for name in names),
    )  # fmt: skip
    answer = read_by(table(["Day of it", *names], lines, delimiter=DELIMITERS[delimiter]), mapping)

    assert answer.status == "recognised", answer.problems
    assert answer.observations.to_dict("list")["value"] == [float(value) for row in rows for value in row[: len(names)]]
    assert answer.observations.to_dict("list")["period_start"] == [day.isoformat() for day in days for _ in names]


@SO_MANY
@given(st.lists(NUMBERS, min_size=1, max_size=6), WRITINGS, st.sampled_from(sorted(MONTHS)), st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_a_table_of_months_reads_back(values, writing, pattern, first):
    months = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(len(values))]
    decimal, thousands = writing
    lines = [
        [MONTHS[pattern](month), number(value, decimal=decimal, thousands=thousands)] for month, value in zip(months, values, strict=True)
    ]
    mapping = Mapping(
        id="mapp-bbbb", name="Own", platform="web", header=("When", "Visits"), date_column="When", date_format=pattern, level="account-period",
        decimal=decimal, thousands=thousands, columns=(MappedColumn(column="Visits", measure="sessions"),),
    )  # fmt: skip
    columns = read_by(table(["When", "Visits"], lines, delimiter=";"), mapping).observations.to_dict("list")

    assert columns["value"] == [float(value) for value in values]
    assert columns["period_start"] == [month.isoformat() for month in months]


@SO_MANY
@given(
    st.lists(NUMBERS, min_size=2, max_size=6),
    WRITINGS,
    st.sampled_from(sorted(set(DAYS) - {"D.M.YY", "D. MMMM YYYY", "YYYYMMDD"})),
    st.dates(date(2001, 1, 1), date(2090, 1, 1)),
)
def test_a_first_look_offers_the_reading_that_was_written(values, writing, pattern, first):
    decimal, thousands = writing
    texts = [number(value, decimal=decimal, thousands=thousands) for value in values]
    assume(any(not text.strip("-").isdigit() for text in texts))
    days = [first + timedelta(days=n) for n in range(len(values))]
    told = look(table(["Date", "Visits"], [[DAYS[pattern](day), text] for day, text in zip(days, texts, strict=True)], delimiter=";"))[
        "look"
    ]
    readings = [(one["first"], one["last"]) for one in told["columns"][0]["days"]]
    shown = max(texts, key=lambda text: (sum(not letter.isalnum() for letter in text.strip("-+ ")), len(text)))

    assert (days[0].isoformat(), days[-1].isoformat()) in readings
    assert float(values[texts.index(shown)]) in [one["value"] for one in told["writings"]]
