"""From a layout as the plan keeps it to the one the reader works with; what does not add up is said before any file is read."""

from __future__ import annotations

from collections.abc import Iterable

from smplan_kernel.errors import LayoutError
from smplan_kernel.plan import Plan
from smplan_kernel.plan.mapping import MappedColumn, Mapping
from smplan_kernel.plan.vocabulary import LEVELS, METRICS, PLATFORMS, RATES, unit_of
from smplan_kernel.sources.files.tables import header_key
from smplan_kernel.sources.mapped.days import is_pattern, names_days
from smplan_kernel.sources.mapped.marks import Writing
from smplan_kernel.sources.mapped.profile import THINGS, ColumnPlan, Kind, Profile
from smplan_kernel.sources.rows.money import currency_in, with_currency

OWN = "x:"
"""In front of the name of a figure that is kept under its own heading."""
FACTORS = {"minutes": 60.0, "hours": 3600.0, "milliseconds": 0.001, "thousands": 1000.0}
_OTHER_WORDS = {
    "twitter": "x", "fb": "facebook", "ig": "instagram", "newsletter": "email", "e-mail": "email", "website": "web", "facebook page": "facebook",
    "instagram business": "instagram", "linkedin page": "linkedin", "linkedin company": "linkedin", "twitter / x": "x", "x (twitter)": "x",
    "google": "search", "tik tok": "tiktok", "you tube": "youtube",
}  # fmt: skip
PLATFORM_WORDS = {**_OTHER_WORDS, **{header_key(title): name for name, title in PLATFORMS.items()}, **{name: name for name in PLATFORMS}}
_CURRENCY_LETTERS = 3


def profiles_of(plan: Plan) -> tuple[Profile, ...]:
    """The plan's layouts that can be read by; one that is half written waits for its other half."""
    found = []
    for mapping in plan.metrics.mappings:
        try:
            found.append(profile_of(mapping))
        except LayoutError:
            continue
    return tuple(found)


def profile_of(mapping: Mapping) -> Profile:
    """The layout for the reader.

    Raises
    ------
    LayoutError
        With the first thing that is missing or does not fit, and what to do.
    """
    kept = [column for column in mapping.columns if column.measure]
    _check(mapping, kept)
    return Profile(
        name=mapping.name.strip(),
        header=frozenset(map(header_key, mapping.header)),
        columns=tuple(_column(column, kept) for column in kept),
        level=mapping.level,
        platform=PLATFORM_WORDS.get(header_key(mapping.platform), ""),
        account=mapping.account.strip(),
        platform_column=mapping.platform_column,
        account_column=mapping.account_column,
        platforms=PLATFORM_WORDS if mapping.platform_column else {},
        sheet=mapping.sheet,
        header_row=mapping.header_row,
        skip_rows=max(mapping.skip_rows or 0, 0),
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        writing=Writing(decimal=mapping.decimal or ".", thousands=mapping.thousands),
        date_column=mapping.date_column,
        date_format=mapping.date_format,
        zone=mapping.zone,
        object_column=mapping.object_column,
        link_column=mapping.link_column,
        missing=frozenset(word.strip().casefold() for word in mapping.missing),
        totals=mapping.totals or "none",  # type: ignore[arg-type]  # one of the choices that the plan offers
        totals_count=mapping.totals_count or 1,
        totals_word=mapping.totals_word,
    )


def _check(mapping: Mapping, kept: list[MappedColumn]) -> None:
    """Everything that has to be there."""
    for is_wrong, problem, todo in _faults(mapping, kept):
        if is_wrong:
            raise LayoutError(mapping.name, problem, todo)


def _faults(mapping: Mapping, kept: list[MappedColumn]) -> Iterable[tuple[object, str, str]]:
    """What may be wrong with a layout, in the order in which it is worth saying."""
    yield not mapping.name.strip(), "it has no name", "Give it one, such as: Till of the shop"
    yield not mapping.header, "it names no headings to be known by", "Write the headings of the file"
    yield not kept, "no column says what it counts", "Choose what at least one column counts"
    yield mapping.level not in LEVELS, "it does not say what one line is", "Choose a day, a period, a post, a campaign"
    yield (
        not mapping.platform_column and header_key(mapping.platform) not in PLATFORM_WORDS,
        "it does not say which platform it is about",
        (f"Choose one of: {', '.join(PLATFORMS.values())}"),
    )
    yield not mapping.decimal, "it does not say how numbers are written", "Choose the decimal mark"
    yield mapping.thousands == mapping.decimal, "the same mark cannot part thousands and decimals", "Choose how numbers are written"
    yield mapping.totals == "word" and not mapping.totals_word.strip(), "it does not say how totals begin", "Write the word, such as: Total"
    yield from _day_faults(mapping)
    yield from _thing_faults(mapping)
    yield from _column_faults(kept)


def _day_faults(mapping: Mapping) -> Iterable[tuple[object, str, str]]:
    needs_day = mapping.level.endswith("-day") or mapping.level == "post-lifetime"
    yield needs_day and not mapping.date_column, "no column holds the day", "Choose the column with the day"
    has_pattern = bool(mapping.date_column) and is_pattern(mapping.date_format)
    yield (
        mapping.date_column and not has_pattern,
        "it does not say how days are written",
        "Write it such as DD/MM/YYYY, YYYY-MM-DD or MMM YYYY",
    )
    yield needs_day and has_pattern and not names_days(mapping.date_format), "its days name no single day", "Say that one line is a period"


def _thing_faults(mapping: Mapping) -> Iterable[tuple[object, str, str]]:
    what = THINGS.get(mapping.level.partition("-")[0], "")
    has_thing = mapping.object_column or mapping.link_column
    yield what and not has_thing, f"no column names the {what}", f"Choose the column that names the {what}"
    yield not what and has_thing, "a line about the account names a thing", "Say that one line is a post, a page or a campaign"


def _column_faults(kept: list[MappedColumn]) -> Iterable[tuple[object, str, str]]:
    seen: set[tuple[str, str]] = set()
    for column in kept:
        is_known = column.measure in METRICS or column.measure in RATES or column.measure.startswith(OWN)
        yield (
            not is_known,
            f"'{column.measure}' is no figure that smplan knows",
            f"Choose one, or keep '{column.column}' under its own name",
        )
        is_open = unit_of(column.measure) == "money" and not currency_in(_definition(column))
        yield is_open, f"'{column.column}' counts money and names no currency", "Write the currency as its unit, such as EUR"
        place = (column.measure, _definition(column))
        yield place in seen, f"two columns count '{column.measure}' under one name", "Give one of them another name on the platform"
        seen.add(place)


def _definition(column: MappedColumn) -> str:
    """The platform's own name; the name of an amount says its currency, because amounts in two currencies never add up."""
    name = column.definition.strip() or column.column.strip()
    return with_currency(name, column.unit.strip().upper()) if _is_currency(column) else name


def _column(column: MappedColumn, kept: list[MappedColumn]) -> ColumnPlan:
    unit = column.unit.strip().casefold()
    factor = FACTORS.get(unit, 1.0) * (1.0 if column.factor is None else column.factor)
    parts, over = _parts(column, kept)
    return ColumnPlan(
        column=column.column,
        metric=column.measure,
        definition=_definition(column),
        factor=factor,
        kind=_kind(column),
        parts=parts,
        over=over,
    )


def _kind(column: MappedColumn) -> Kind:
    unit = column.unit.strip().casefold()
    if unit in {"percent", "fraction", "rank"}:
        return unit  # type: ignore[return-value]  # just tested
    known = unit_of(column.measure)
    if known in {"money", "fraction", "rank"}:
        return known  # type: ignore[return-value]  # just tested
    return "money" if _is_currency(column) else "number"


def _is_currency(column: MappedColumn) -> bool:
    unit = column.unit.strip()
    return len(unit) == _CURRENCY_LETTERS and unit.isascii() and unit.isalpha()


def _parts(column: MappedColumn, kept: list[MappedColumn]) -> tuple[str, str]:
    """The columns of a rate's parts where the file has both: rates are made of them, never taken over."""
    rate = RATES.get(column.measure)
    if rate is None or not rate.numerator:
        return "", ""
    named = {one.measure: one.column for one in reversed(kept)}
    over = next((named[name] for name in rate.denominators if name in named), "")
    return (named[rate.numerator], over) if rate.numerator in named and over else ("", "")
