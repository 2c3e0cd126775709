"""Templates: the plan's words, no live formula, and everything that goes out comes back the same."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smplan_kernel.errors import ExportError
from smplan_kernel.lists import KINDS, fill
from smplan_kernel.lists.merging import key_of
from smplan_kernel.lists.template import TEMPLATES, csv_template, lines_of, xlsx_template
from smplan_kernel.plan import Account, document
from smplan_kernel.plan.audit import FATES, LABELS, NETWORKS, Mentions, RivalFigure
from smplan_kernel.plan.content import ReplyCount, RoutineKept
from smplan_kernel.plan.publishing import Published
from smplan_kernel.plan.resources import HoursSpent
from tests.lists.conftest import TODAY, book_of, small_plan

HOSTILE = (
    "=1+1",
    "+49 30",
    "-5",
    "@SUM(A1)",
    "'=quoted",
    "''=twice",
    '=HYPERLINK("http://x.example","y")',
    "＝1",
    "http://x.example",
    "a;b",
    '"',
)
KINDS_AND_ENDINGS = [(kind, ending) for kind in KINDS.values() for ending in TEMPLATES]


@pytest.mark.parametrize(("kind", "ending"), KINDS_AND_ENDINGS, ids=lambda value: getattr(value, "name", value))
def test_a_template_reads_as_a_list_with_nothing_but_its_example(kind, ending):
    with pytest.raises(ExportError, match="there is only the example line of the template"):
        fill(small_plan(), kind, book_of(TEMPLATES[ending](kind, None)), on=TODAY)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_headings_are_the_titles_of_the_plan_and_each_is_there_once(kind):
    heading = csv_template(kind).decode("utf-8-sig").splitlines()[0].split(",")

    assert heading == [asked.title for asked in kind.columns]
    assert len(set(heading)) == len(heading)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_help_sheet_says_what_belongs_into_each_column(kind):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(kind)))

    assert [cell.value for cell in book["How to fill it in"]["B"]][1 : len(kind.columns) + 1] == [asked.help for asked in kind.columns]


def test_an_example_figure_is_a_number_and_everything_else_is_text():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_template(KINDS["hours"]))).worksheets[0]

    assert [(cell.value, cell.data_type) for cell in sheet[2]][:3] == [("October 2026", "s"), ("Mara Lind", "s"), (14, "n")]


def test_the_template_of_a_log_says_that_days_are_fine():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(KINDS["content-log"])))

    assert book["How to fill it in"]["A"][-1].value.startswith("A line about one day is fine as well")


def texts(**size):
    return st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), **size) | st.sampled_from(HOSTILE)


names = texts(min_size=1, max_size=12).filter(lambda text: text.strip() == text)
whole = st.integers(min_value=-999, max_value=10**9)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
months = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}")


def choice(choices):
    return st.sampled_from([value for value, _ in choices])


ACCOUNTS = st.builds(
    Account.new,
    network=choice(NETWORKS),
    handle=names,
    link=texts(max_size=20),
    purpose=texts(max_size=20),
    owner=st.sampled_from(["", "pson-mara", "pson-jonb"]),
    logins=st.sampled_from([(), ("pson-mara",), ("pson-jonb", "pson-mara")]),
    last_post=st.none() | days,
    followers=st.none() | whole,
    verified=st.none() | st.booleans(),
    fate=choice((("", ""), *FATES)),
    is_social=st.booleans(),
)
MENTIONS = st.builds(
    Mentions.new,
    month=months,
    about=st.sampled_from(["", "comp-larch"]),
    topic=texts(max_size=9),
    source=st.sampled_from(["", "lsrc-groups"]),
    label=choice((("", ""), *LABELS)),
    query=texts(max_size=9),
    count=whole,
)
FIGURES = st.builds(
    RivalFigure.new,
    metric=st.sampled_from(["metr-size", "metr-posts"]),
    value=st.decimals(-1_000_000, 1_000_000, places=2).map(float),
    on=days,
)
HOURS = st.builds(
    HoursSpent.new,
    month=months,
    person=st.sampled_from(["pson-mara", "pson-jonb"]),
    goal=st.sampled_from(["", "goal-visits"]),
    hours=st.decimals(0, 300, places=2).map(float),
    note=texts(max_size=20).filter(lambda text: "; " not in text),
)
PIECES = st.builds(
    Published.new,
    month=months,
    channel=st.sampled_from(["chan-feed", "chan-blog"]),
    source=st.sampled_from(["own", "others"]),
    pieces=whole,
)
KEPT = st.builds(RoutineKept.new, month=months, routine=st.sampled_from(["rout-mail", "rout-clip"]), times=whole)
ANSWERS = st.builds(
    ReplyCount.new,
    month=months,
    channel=st.sampled_from(["chan-feed", "chan-blog"]),
    received=whole,
    answered=st.none() | whole,
    in_time=st.none() | whole,
    median_hours=st.none() | st.decimals(0, 300, places=2).map(float),
)


def worked(kind, rows):
    """The small plan with records in a list; competitors get the records as figures."""
    plan = small_plan()
    if kind.inner:
        larch = plan.audit.competitors[0]
        once = {(row.metric, row.on): row for row in rows}
        return plan.with_audit(competitors=(larch.replace(figures=tuple(once.values())),))
    once = {key_of(kind.key, dict(row)): row for row in rows}
    return plan.with_section(kind.section, **{kind.records: tuple(once.values())})


ROWS = {
    "accounts": ACCOUNTS,
    "mentions": MENTIONS,
    "competitors": FIGURES,
    "hours": HOURS,
    "content-log": PIECES,
    "routine-log": KEPT,
    "reply-log": ANSWERS,
}


@pytest.mark.parametrize(("kind", "ending"), KINDS_AND_ENDINGS, ids=lambda value: getattr(value, "name", value))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_template_filled_with_records_reads_back_the_same(kind, ending, data):
    plan = worked(kind, data.draw(st.lists(ROWS[kind.name], min_size=1, max_size=3)))
    empty = plan.with_section(kind.section, **{kind.records: ()})
    book = book_of(TEMPLATES[ending](kind, plan))

    again = fill(plan, kind, book, on=TODAY)
    anew = fill(empty, kind, book, on=TODAY)

    assert not again.is_new
    assert again.unchanged == len(getattr(plan.section(kind.section), kind.records))
    assert lines_of(anew.plan, kind) == [list(map(said, line)) for line in lines_of(plan, kind)]


def said(value):
    """What a place of a list says: only blanks are an empty place."""
    return value if str(value).strip() else ""


@pytest.mark.parametrize("ending", TEMPLATES)
@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}", "  "])
def test_words_that_are_only_blanks_stay_as_somebody_wrote_them(blank, ending):
    kind = KINDS["mentions"]
    plan = worked(
        kind, [Mentions.new(month="2026-10", query="", count=2), Mentions.new(month="2026-09", query=blank, topic=blank, count=3)]
    )

    assert fill(plan, kind, book_of(TEMPLATES[ending](kind, plan)), on=TODAY).plan == plan


@pytest.mark.parametrize("ending", TEMPLATES)
def test_search_words_that_differ_only_by_a_blank_are_one_search_and_counted_once(ending):
    kind = KINDS["mentions"]
    mentions = tuple(Mentions.new(month="2026-10", query=words, count=2) for words in ("fernhill", "fernhill ", "garden"))
    plan = small_plan().with_audit(mentions=mentions)
    after = fill(plan, kind, book_of(TEMPLATES[ending](kind, plan)), on=TODAY)
    again = fill(after.plan, kind, book_of(TEMPLATES[ending](kind, after.plan)), on=TODAY)

    assert [(row.id, row.count) for row in after.plan.audit.mentions] == [(mentions[0].id, 4), (mentions[2].id, 2)]
    assert (after.changed, after.taken_out, again.is_new) == (1, 1, False)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link_in_a_workbook(text):
    plan = small_plan().with_audit(accounts=(Account(id="acct-hostile", network="X", handle=text, purpose=text),))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(KINDS["accounts"], plan)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]

    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [cell for cell in cells if cell.hyperlink] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_in_a_csv_begins_like_a_formula(text):
    plan = small_plan().with_audit(accounts=(Account(id="acct-hostile", network="X", handle=text),))
    line = csv_template(KINDS["accounts"], plan).decode("utf-8-sig").splitlines()[1]

    assert line.split(",")[1].strip('"')[:1] not in set("=+-@＝")


def test_a_text_that_no_workbook_holds_is_refused_and_fits_into_a_csv():
    plan = small_plan().with_audit(accounts=(Account(id="acct-long", network="X", handle="@fernhill", purpose="a" * 40_000),))

    with pytest.raises(ExportError, match=r"40,000 characters.*Take the list as \.csv"):
        xlsx_template(KINDS["accounts"], plan)
    assert "a" * 40_000 in csv_template(KINDS["accounts"], plan).decode("utf-8-sig")


def test_a_template_with_lines_leaves_the_plan_as_it_is():
    plan = small_plan()
    before = document(plan)
    xlsx_template(KINDS["competitors"], plan)

    assert document(plan) == before
