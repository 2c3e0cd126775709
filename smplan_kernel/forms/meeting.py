"""The review meeting: a verdict and a reason for each goal, and yes or no to each proposed correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import traitlets
from pydantic import ValidationError

from smplan_kernel.forms.assets import KIT, module, style
from smplan_kernel.forms.edits import Edit, Rows
from smplan_kernel.forms.form import Form, HandUp, sentence_of, today
from smplan_kernel.forms.table import RecordTable
from smplan_kernel.forms.words import question_words
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import Meta, meta
from smplan_kernel.plan.lookup import find, replace_record
from smplan_kernel.plan.options import options_of
from smplan_kernel.plan.page import Ask
from smplan_kernel.plan.records import Bullet, Model, Record, Verdict
from smplan_kernel.plan.review import Correction, HeldReview
from smplan_kernel.plan.typed import Options, WrongAnswerError, read_answer, show_answer

Says = Mapping[str, tuple[str, ...]]
"""For each record, the sentences of the review that stand above the question."""


class Decisions(Form):
    """One card for each thing that a meeting decides about."""

    _esm = module(*KIT, "verdicts")
    _css = style()
    questions: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    nothing = traitlets.Unicode("").tag(sync=True)

    def __init__(self, plan: Plan, *, month: str, says: Says, hand_up: HandUp, **words: Any) -> None:
        self._month = month
        self._says = says
        super().__init__(plan, hand_up=hand_up, **words)

    def _offered(self, plan: Plan) -> Options:  # noqa: ARG002 - decisions refer to no other record
        return {}

    def _card(self, record: Record, holder: Model, names: tuple[str, ...], kept: dict[str, Any]) -> dict[str, Any]:
        """One card: whose it is, what the review says, the answers."""
        answers = {name: kept.get(f"{record.id}.{name}", show_answer(meta(type(holder), name), getattr(holder, name))) for name in names}
        return {"id": record.id, "name": record.title or record.kind_title, "says": list(self._says.get(record.id, ())), **answers}


class HeldReviews(RecordTable):
    """Who was there: the review of the month stands first, begun or to be begun; the others follow, newest first.

    The order is that of the page. The plan keeps its own.
    """

    def __init__(self, plan: Plan, *, ask: Ask, month: str, hand_up: HandUp, **words: Any) -> None:
        self._tonight = HeldReview.new(month=month)
        super().__init__(plan, ask=ask, hand_up=hand_up, **words)
        self.shape = {**self.shape, "sorted": True}

    def _in_order(self, rows: Rows) -> Rows:
        held = cast("tuple[HeldReview, ...]", rows)
        is_begun = any(review.month == self._tonight.month for review in held)
        known = held if is_begun or self.locked else (*held, self._tonight)
        newest = sorted(known, key=lambda review: review.month, reverse=True)
        return tuple(sorted(newest, key=lambda review: review.month != self._tonight.month))

    def _begun(self, kind: type[Record], record_id: str) -> Record:
        begun = super()._begun(kind, record_id)
        return begun.replace(month=self._tonight.month) if record_id == self._tonight.id else begun


class Verdicts(Decisions):
    """Continue, change, stop or done for each goal of the plan, with the reason."""

    asked = ("decision", "text")

    def __init__(self, plan: Plan, *, month: str, says: Says, hand_up: HandUp, **words: Any) -> None:
        questions = [question_words(Verdict, meta(Verdict, name)) for name in self.asked]
        super().__init__(plan, month=month, says=says, hand_up=hand_up, questions=questions, **words)

    def _holder(self, edit: Edit, row: str) -> Model:  # noqa: ARG002 - one card has one table
        return self._verdict(find(self._plan, row))

    def _verdict(self, bullet: Record | None) -> Verdict:
        """The verdict of the month on a goal, or an empty one."""
        given = bullet.verdicts if isinstance(bullet, Bullet) else ()
        return next((verdict for verdict in given if verdict.month == self._month), None) or Verdict.new(month=self._month, on=today())

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        for row in edit.rows:
            bullet = find(plan, row.id)
            if isinstance(bullet, Bullet):
                verdict = self._verdict(bullet)
                others = tuple(one for one in bullet.verdicts if one.id != verdict.id)
                plan = replace_record(plan, bullet.replace(verdicts=(*others, verdict.replace(**row.values))))
        return plan

    def _shown(self, plan: Plan, kept: dict[str, Any]) -> list[dict[str, Any]]:
        return [self._card(goal, self._verdict(goal), self.asked, kept) for goal in plan.goals.goals]


class Corrections(Decisions):
    """Accepted or rejected, with the reason, for each correction that the month's review proposes."""

    asked = ("status", "reason")

    def __init__(self, plan: Plan, *, month: str, says: Says, hand_up: HandUp, **words: Any) -> None:
        questions = [question_words(Correction, meta(Correction, name)) for name in self.asked]
        super().__init__(plan, month=month, says=says, hand_up=hand_up, questions=questions, **words)

    def _holder(self, edit: Edit, row: str) -> Model:  # noqa: ARG002 - one card has one table
        return cast("Correction", find(self._plan, row) or Correction.new(month=self._month))

    def _typed(self, holder: Model, name: str, given: Any) -> Any:
        value = super()._typed(holder, name, given)
        if name == "status" and value == "accepted":
            with_correction(self._plan, cast("Correction", holder))
        return value

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        for row in edit.rows:
            correction = find(plan, row.id)
            if isinstance(correction, Correction):
                plan = replace_record(plan, correction.replace(**row.values))
                if row.values.get("status") == "accepted":
                    plan = with_correction(plan, correction)
        return plan

    def _shown(self, plan: Plan, kept: dict[str, Any]) -> list[dict[str, Any]]:
        proposed = (one for one in plan.review.corrections if one.month == self._month)
        return [self._card(one, one, self.asked, kept) for one in proposed]


def with_correction(plan: Plan, correction: Correction) -> Plan:
    """The plan with what a correction proposes; one that names no question changes nothing by itself.

    Raises
    ------
    WrongAnswerError
        When the proposed value does not fit the question any more.
    """
    item = find(plan, correction.on_item)
    if item is None or not correction.field:
        return plan
    asked: Meta = meta(type(item), correction.field)
    value = read_answer(asked, correction.value, options_of(plan, {asked.ref} - {""}))
    try:
        return replace_record(plan, item.replace(**{asked.name: value}))
    except ValidationError as problem:
        raise WrongAnswerError(sentence_of(problem)) from problem
