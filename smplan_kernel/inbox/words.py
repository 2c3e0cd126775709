"""What people are told about a file and about what was brought in before: one set of sentences for pages and commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smplan_kernel.inbox.imports import ImportAnswer
from smplan_kernel.inbox.questions import Question, question_of
from smplan_kernel.inbox.spans import period_words
from smplan_kernel.measures.observed import account_key
from smplan_kernel.plan import Plan
from smplan_kernel.plan.vocabulary import METRICS, PLATFORMS, TYPED
from smplan_kernel.plan.wording import day_words, listed, number_words
from smplan_kernel.sources.importers import LAYOUTS
from smplan_kernel.sources.mapped.profile import FORMAT
from smplan_kernel.store import ImportEntry

NOTHING_YET = "Nothing was brought in yet."
OWN_LAYOUT = " (own layout)."
TITLES = {TYPED: "Typed in by hand", FORMAT: "Your own layout"} | {layout.format: layout.title for layout in LAYOUTS}
_LEADS = {
    "imported": "Brought in",
    "recognised": "Can be brought in",
    "duplicate": "Already here",
    "needs-answer": "One answer is missing",
    "refused": "Not brought in",
}
# The reader's own notes begin with the layout and the days; the first sentence says both already.
_READABLE = "It reads exports of: "
_FEW_LETTERS = 60
_HOUR = 3600  # seconds
_SAID_BEFORE = ("Days ",)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One file in words: how it went, what it is, what else to know, and what is asked about it."""

    status: str
    file: str
    lead: str
    says: tuple[str, ...] = ()
    question: Question | None = None
    can_map: bool = False


def told(answer: ImportAnswer, plan: Plan) -> Told:
    """Put an import answer into words."""
    status = str(answer["status"])
    question = question_of(answer, plan)
    return Told(
        status=status,
        file=str(answer["file"]),
        lead=f"{_LEADS[status]}: {_what(answer, question)}",
        says=tuple(_further(answer, plan)),
        question=question,
        can_map=status == "refused" and bool(answer.get("can_map")),
    )


def entry_words(entry: ImportEntry) -> str:
    """One import in a sentence."""
    facts = (_title(entry), entry.account, period_words(entry.period), _figures(entry.observations))
    by = f" by {entry.by}" if entry.by else ""
    back = f", taken back on {day_words(entry.undone_at.astimezone().date())}" if entry.undone_at else ""
    return f"{', '.join(fact for fact in facts if fact)}; brought in on {day_words(entry.imported_at.astimezone().date())}{by}{back}."


def _title(entry: ImportEntry) -> str:
    """What kind of file it was; one of the plan's own layouts goes by its name, which the first note says."""
    if entry.format == FORMAT and entry.notes:
        return entry.notes[0].removesuffix(OWN_LAYOUT)
    return TITLES.get(entry.format, entry.format)


def _what(answer: ImportAnswer, question: Question | None) -> str:
    """The middle of the first sentence."""
    if answer["status"] == "refused":
        return " ".join(_without_name(problem, answer) for problem in answer["problems"])
    if answer["status"] == "needs-answer":
        return question.sentence if question else str(answer["question"])
    known = "; nothing was added" if answer["status"] == "duplicate" else ""
    facts = (
        answer.get("layout") or TITLES.get(answer["format"], answer["format"]),
        answer.get("account", ""),
        period_words(answer["period"]),
        _figures(answer["observations"]),
    )
    return f"{', '.join(fact for fact in facts if fact)}{known}."


def _without_name(problem: str, answer: ImportAnswer) -> str:
    """A problem without the file's name in front, where the name stands beside it."""
    whole = str(answer["file"])
    for name in (whole, whole.replace("\\", "/").rpartition("/")[2]):
        problem = problem.removeprefix(f"{name}: ")
        if problem.startswith(f"{name} (") and "): " in problem:
            problem = problem.removeprefix(f"{name} (").replace("): ", ": ", 1)
    if answer.get("can_map"):  # what smplan reads is a long list, and no help with a table of one's own
        told, mark, rest = problem.partition(_READABLE)
        problem = f"{told}{rest.partition('. ')[2]}" if mark else problem
    return problem[:1].upper() + problem[1:]


def reason(answer: ImportAnswer) -> str:
    """Why a file was refused, in a few words for a table; "" where it takes more of them."""
    if answer["status"] != "refused" or not answer["problems"]:
        return ""
    first = _without_name(str(answer["problems"][0]), answer).partition(". ")[0].rstrip(".")
    return f"{first[:1].lower()}{first[1:]}" if len(first) <= _FEW_LETTERS else ""


def _further(answer: ImportAnswer, plan: Plan) -> list[str]:
    """What to know beside the first sentence, the most useful first."""
    status = answer["status"]
    if status == "duplicate":
        return [note.replace("; nothing was added.", ".") for note in answer["notes"]]  # the first sentence says so
    if status not in {"imported", "recognised"}:
        return []
    sums = _sums(answer["totals"])
    notes = [note for note in answer["notes"][1:] if not note.startswith(_SAID_BEFORE)]
    return [*_unclaimed(answer, plan), *([sums] if sums else []), *notes]


def _sums(totals: Mapping[str, float]) -> str:
    """Sums to compare with what the platform shows."""
    words = ", ".join(_sum(name, value) for name, value in totals.items() if name in METRICS)
    return f"Sums to compare with the platform: {words}." if words else ""


def _sum(name: str, value: float) -> str:
    """One sum; times in hours, as platforms show them."""
    if METRICS[name].unit == "seconds" and value >= _HOUR:
        hours = number_words(round(value / _HOUR, 1))
        return f"{METRICS[name].title} {hours} hour{'' if hours == '1' else 's'}"
    unit = " seconds" if METRICS[name].unit == "seconds" else ""
    return f"{METRICS[name].title} {number_words(round(value, 2))}{unit}"


def unclaimed(answers: Sequence[ImportAnswer], plan: Plan) -> tuple[str, ...]:
    """The same about several files, each sentence once: first the platforms of which the plan names no source at all."""
    named = {source.platform for source in plan.metrics.sources}
    platforms = dict.fromkeys(platform for answer in answers for platform in str(answer["platform"]).split(","))
    single = (sentence for answer in answers if str(answer["platform"]) in named for sentence in _unclaimed(answer, plan))
    return (*_unclaimed_among([*platforms], plan), *dict.fromkeys(single))


def _unclaimed(answer: ImportAnswer, plan: Plan) -> list[str]:
    """Figures of an account that the plan does not name are kept and never looked at; that must be said."""
    platform, account = str(answer["platform"]), account_key(str(answer.get("account", "")))
    if "," in platform:
        return _unclaimed_among(platform.split(","), plan)
    accounts = {account_key(source.account) for source in plan.metrics.sources if source.platform == platform}
    if accounts & {"", account}:
        return []
    title = PLATFORMS.get(platform, platform)
    whose = f"names {answer['account']} as a source on {title}" if accounts else f"names a source on {title}"
    return [f"No line of the plan {whose} yet, so no number uses these figures. Add the line where the sources are listed."]


def _unclaimed_among(platforms: list[str], plan: Plan) -> list[str]:
    """The same for a file of several platforms: those of which the plan names no source at all."""
    named = {source.platform for source in plan.metrics.sources}
    titles = tuple(PLATFORMS.get(platform, platform) for platform in platforms if platform not in named)
    if not titles:
        return []
    return [
        f"No line of the plan names a source on {listed(titles)} yet, so no number uses those figures. Add the line where the sources are listed."
    ]


def _figures(number: int) -> str:
    return f"{number:,} figure{'' if number == 1 else 's'}"
