"""YouTube Studio, advanced mode: a zip of table, chart and totals, in the English of 2021 to 2026 and the German of 2021 and 2026."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.layouts import delimited
from tests.layouts.archive import archive

SOFT = "\u00ad"
MOST_ROWS = 500


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one screen language and year."""

    members: tuple[str, str, str]
    content: tuple[str, ...]
    date: str
    views: str
    watch_hours: str
    subscribers: str
    impressions: str
    click_rate: str
    total: str
    footer: str = ""

    @property
    def metrics(self) -> tuple[str, ...]:
        """The default metrics in the order of the screen."""
        return (self.views, self.watch_hours, self.subscribers, self.impressions, self.click_rate)


ENGLISH = Language(
    members=("Table data.csv", "Chart data.csv", "Totals.csv"),
    content=("Content", "Video title", "Video publish time", "Duration"),
    date="Date",
    views="Views",
    watch_hours="Watch time (hours)",
    subscribers="Subscribers",
    impressions="Impressions",
    click_rate="Impressions click-through rate (%)",
    total="Total",
)
ENGLISH_SEPTEMBER_2026 = Language(
    members=ENGLISH.members,
    content=ENGLISH.content,
    date=ENGLISH.date,
    views=ENGLISH.views,
    watch_hours=ENGLISH.watch_hours,
    subscribers=ENGLISH.subscribers,
    impressions="Thumbnail impressions",
    click_rate="Thumbnail click-through rate (%)",
    total=ENGLISH.total,
)
GERMAN_2021 = Language(
    members=("Tabellendaten.csv", "Diagrammdaten.csv", "Gesamtwerte.csv"),
    content=("Vi-deo", "Vi-deo-ti-tel", "Ver-öf-fent-li-chungs-zeit-punkt des Vi-de-os"),
    date="Da-tum",
    views="Auf-ru-fe",
    watch_hours="Wie-der-ga-be-zeit (Stun-den)",
    subscribers="Abon-nen-ten",
    impressions="Im-pres-sio-nen",
    click_rate="Klick-ra-te der Im-pres-sio-nen (%)",
    total="Ge-samt",
    footer="Die 500 be-sten Er-geb-nis-se wer-den an-ge-zeigt",
)
ENGLISH_BEFORE_2022 = replace(ENGLISH, content=("Video", "Video title", "Video publish time"))
GERMAN_2026 = replace(
    GERMAN_2021,
    content=("Videos", "Videotitel", "Veröffentlichungszeitpunkt des Videos", "Dauer"),
    date="Datum",
    views="Aufrufe",
    watch_hours="Wiedergabezeit (Stunden)",
    subscribers="Gewonnene Abonnenten",
    impressions="Impressionen",
    click_rate="Klickrate der Impressionen (%)",
    total="Gesamt",
    footer="",
)
GERMAN_2026_METRICS = (
    *("Likes", "Gewonnene Abonnenten", "Verlorene Abonnenten", "Impressionen", "Klickrate der Impressionen (%)", "Aufrufe"),
    *("Durchschnittliche Wiedergabedauer", "Wiedergabezeit (Stunden)"),
)


def youtube_videos(
    videos: Sequence[Mapping[str, object]],
    views: Mapping[tuple[date, str], int],
    *,
    total: Mapping[str, object],
    language: Language = ENGLISH,
    metrics: Sequence[str] = (),
    stored: bool = False,
) -> bytes:
    """Write the view by video; `views` names day and video, the total stands apart because it is not the sum of the rows."""
    columns = (*language.content, *(metrics or language.metrics))
    content = language.content[0]
    about = {str(video[content]): video for video in videos}
    chart = [{**about[video], language.date: day, language.views: count} for (day, video), count in sorted(views.items())]
    days = sorted({day for day, _ in views})
    totals = [{language.date: day, language.views: sum(count for (on, _), count in views.items() if on == day)} for day in days]
    return _three(
        _table(videos[:MOST_ROWS], columns, total, language),
        _lines(chart, (language.date, *language.content, language.views), language),
        _lines(totals, (language.date, language.views), language),
        language=language,
        stored=stored,
    )


def youtube_days(
    days: Sequence[Mapping[str, object]],
    *,
    total: Mapping[str, object],
    language: Language = ENGLISH,
    stored: bool = False,
) -> bytes:
    """Write the view by date: the table has the days, chart and totals repeat the views."""
    if len(days) > MOST_ROWS:
        msg = f"youtube_days: YouTube lists at most {MOST_ROWS} rows, not {len(days)}."
        raise ValueError(msg)
    views = _lines(days, (language.date, language.views), language)
    return _three(_table(days, (language.date, *language.metrics), total, language), views, views, language=language, stored=stored)


def soft(words: str, language: Language) -> str:
    """Turn the hyphens of the German words above into the soft hyphens of the file.

    >>> soft("Ge-samt", GERMAN_2021) == "Ge" + SOFT + "samt"
    True
    >>> soft("Impressions click-through rate (%)", ENGLISH)
    'Impressions click-through rate (%)'
    """
    return words.replace("-", SOFT) if language is GERMAN_2021 else words


def _table(rows: Iterable[Mapping[str, object]], columns: Sequence[str], total: Mapping[str, object], language: Language) -> list[str]:
    first = delimited.line(delimited.cells({**total, columns[0]: soft(language.total, language)}, columns, write=_value))
    header, *lines = _lines(rows, columns, language)
    return [header, first, *lines, *([soft(language.footer, language)] if language.footer else [])]


def _lines(rows: Iterable[Mapping[str, object]], columns: Sequence[str], language: Language) -> list[str]:
    header = delimited.line([soft(column, language) for column in columns])
    return [header, *(delimited.line(delimited.cells(row, columns, write=_value)) for row in rows)]


def _value(value: object) -> str:
    """Hours have up to four decimals, never a mark for thousands."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else delimited.plain(value)


def _three(table: list[str], chart: list[str], totals: list[str], *, language: Language, stored: bool) -> bytes:
    files = (delimited.text_of(lines).encode() for lines in (table, chart, totals))
    return archive(zip(language.members, files, strict=True), stored=stored)
