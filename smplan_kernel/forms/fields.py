"""Single questions of one section: label, help, input, error, example, each from its Meta."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from smplan_kernel.forms.assets import KIT, module, style
from smplan_kernel.forms.edits import Edit
from smplan_kernel.forms.form import Form, HandUp
from smplan_kernel.forms.words import prefixes_in, question_words
from smplan_kernel.plan import Plan
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.options import options_of
from smplan_kernel.plan.records import Model
from smplan_kernel.plan.typed import Options, show_answer


class Fields(Form):
    """Single questions of a section; a name such as "canvas.market" asks one level further down."""

    _esm = module(*KIT, "fields")
    _css = style()
    questions: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, plan: Plan, *, section: str, names: Iterable[str], hand_up: HandUp, **words: Any) -> None:
        self._section = section
        self._names = tuple(names)
        questions = [{**self._words(plan, name), "name": name} for name in self._names]
        self._prefixes = prefixes_in(questions)
        super().__init__(plan, hand_up=hand_up, questions=questions, **words)

    def _words(self, plan: Plan, name: str) -> dict[str, Any]:
        """The words of one question."""
        model = type(self._part(plan, name))
        return question_words(model, meta(model, name.rpartition(".")[2]))

    def _part(self, plan: Plan, name: str) -> Model:
        """The section, or the group inside it, that holds an answer."""
        section: Model = getattr(plan, self._section)
        group = name.rpartition(".")[0]
        part: Model = getattr(section, group) if group else section
        return part

    def _offered(self, plan: Plan) -> Options:
        return options_of(plan, self._prefixes)

    def _holder(self, edit: Edit, row: str) -> Model:  # noqa: ARG002 - a section has no rows
        return self._part(self._plan, next(iter(edit.rows[0].values), ""))

    def _changed(self, plan: Plan, edit: Edit) -> Plan:
        section: Model = getattr(plan, self._section)
        for name, value in edit.rows[0].values.items():
            group, _, last = name.rpartition(".")
            section = (
                section.replace(**{group: getattr(section, group).replace(**{last: value})}) if group else section.replace(**{last: value})
            )
        return plan.replace(**{self._section: section})

    def _shown(self, plan: Plan, kept: dict[str, Any]) -> dict[str, Any]:
        return {name: kept.get(name, self._answer(plan, name)) for name in self._names}

    def _answer(self, plan: Plan, name: str) -> Any:
        """One answer of the plan as text."""
        part = self._part(plan, name)
        last = name.rpartition(".")[2]
        return show_answer(meta(type(part), last), getattr(part, last))
