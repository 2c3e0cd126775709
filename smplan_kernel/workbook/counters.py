"""Typed-in monthly numbers on a page: each is kept as it is typed, shown beside what files say, and can be corrected or emptied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from smplan_kernel.errors import CounterError, SmplanError
from smplan_kernel.forms.counters import Counters
from smplan_kernel.forms.form import today
from smplan_kernel.inbox.counters import count, counter_of, typed_among, typed_imports, with_counter
from smplan_kernel.measures.observed import Observed
from smplan_kernel.measures.series import monthly
from smplan_kernel.plan import Metric, Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.records import MONTH_PATTERN
from smplan_kernel.plan.typed import show_answer
from smplan_kernel.plan.wording import month_words, number_words
from smplan_kernel.review.calendar import latest_finished_month
from smplan_kernel.store import Session

if TYPE_CHECKING:
    import pandas as pd

TITLE = "Type in what no file gives"
HELP = "Calls at the front desk, visitors at the stand. A number is kept when you leave its box; an empty box is missing, not nought."
NO_METRIC = "Write your numbers below first; each of them can then be typed in here."
Take = Callable[[Callable[[Plan], Plan]], bool]


@dataclass(frozen=True, kw_only=True)
class Hands:
    """What the page does: begins a plan, saves a change of it, shows anew what is drawn from figures."""

    begin: Callable[[], bool]
    take: Take
    told: Callable[[], None]


class TypedNumbers:
    """The part of the page with a box for each metric."""

    def __init__(self, plan: Callable[[], Plan], session: Session | None, hands: Hands, *, locked: bool) -> None:
        self._plan = plan
        self._session = session
        self._hands = hands
        self._month = latest_finished_month(today())
        self._wrong: dict[str, tuple[str, str]] = {}
        self._figures: _Figures | None = None
        self._shown: tuple[object, dict[str, tuple[str, str]]] = (None, {})
        words = {"title": TITLE, "help": HELP, "locked": locked or session is None}
        self.form = Counters(put=self.put, turn=self.turn, **words)
        self.show()

    def turn(self, month: str) -> None:
        """Turn to another month."""
        self._wrong = {}
        if MONTH_PATTERN.match(month):
            self._month = month
            self.form.status = ""
        self.show()

    def put(self, metric_id: str, text: str) -> None:
        """Keep the number of a metric for the month, or say why not."""
        self._wrong.pop(metric_id, None)
        try:
            self.form.status = self._kept(metric_id, text)
        except CounterError as problem:
            self._wrong[metric_id] = (text, str(problem))
            self.form.status = ""
        except SmplanError as problem:
            self.form.status = str(problem)
        self.show()
        self._hands.told()

    def _kept(self, metric_id: str, text: str) -> str:
        session = cast("Session", self._session)
        if not self._hands.begin() or (
            with_counter(self._plan(), metric_id) is not self._plan() and not self._hands.take(lambda plan: with_counter(plan, metric_id))
        ):
            return "The plan itself cannot be saved just now. Type the number again when it can."
        plan = self._plan()
        counter = counter_of(plan, metric_id)
        entry = count(session, plan, counter, self._month, text, today=today())
        title = f"{counter.metric.text}, {month_words(self._month)}"
        return f"{title}: {entry.notes[0]}" if entry else f"{title}: nothing is typed in any more."

    def show(self) -> None:
        """Show the month with what was typed and what files say."""
        plan = self._plan()
        known = self._known(plan)
        with self.form.hold_sync():
            self.form.empty = "" if plan.metrics.metrics else NO_METRIC
            self.form.month = {
                "name": "month",
                "title": "Month",
                "help": "",
                "kind": "month",
                "unit": "",
                "value": self._month,
                "error": "",
            }
            self.form.lines = [self._line(metric, known.get(metric.id, ("", ""))) for metric in plan.metrics.metrics if metric.text.strip()]

    def _line(self, metric: Metric, known: tuple[str, str]) -> dict[str, Any]:
        value, from_files = known
        text, error = self._wrong.get(metric.id, (value, ""))
        unit = meta(Metric, "target")
        said = f"Files say {from_files}." if from_files else metric.formula
        return {
            "name": metric.id,
            "title": metric.text,
            "unit": metric.unit,
            "help": said,
            "kind": unit.kind,
            "value": text,
            "error": error,
        }

    def _known(self, plan: Plan) -> dict[str, tuple[str, str]]:
        """For each metric the number typed for the month, else what files say about it."""
        session = self._session
        if session is None or plan.id not in {entry.id for entry in session.plans()}:
            return {}
        key = (session.observations_mark(plan.id), self._month, plan.metrics.metrics, plan.metrics.sources)
        if key != self._shown[0]:
            figures = self._read(session, plan.id, key[0])
            self._shown = key, {metric.id: self._of_metric(plan, metric, figures) for metric in plan.metrics.metrics}
        return self._shown[1]

    def _read(self, session: Session, plan_id: str, mark: int) -> _Figures:
        """All figures in force, read anew only when some came or went."""
        if self._figures is None or self._figures.mark != mark:
            rows = session.observations(plan_id)
            self._figures = _Figures(mark=mark, rows=rows, observed=Observed(rows), typed=typed_imports(session, plan_id))
        return self._figures

    def _of_metric(self, plan: Plan, metric: Metric, figures: _Figures) -> tuple[str, str]:
        source = next((one for one in plan.metrics.sources if one.id == metric.source), None)
        if source is None or not metric.measure:
            return "", ""
        found = typed_among(figures.rows, figures.typed, counter_of(plan, metric.id))
        typed = next((one for one in found if one.month == self._month), None)
        if typed is not None:
            return str(show_answer(meta(Metric, "target"), typed.value)), ""
        value = monthly(figures.observed, metric, source=source, until=self._month).value_of(self._month)
        return "", "" if value is None else number_words(round(value, 4))


@dataclass(frozen=True, kw_only=True)
class _Figures:
    """What is known at a mark, made ready once."""

    mark: int
    rows: pd.DataFrame
    observed: Observed
    typed: frozenset[int]
