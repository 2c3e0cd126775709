"""The plan as one frozen document: a section for each page, short names for plans, and the way from and to plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from smplan_kernel.errors import PlanFormatError, PlanNameError
from smplan_kernel.plan.audit import Audit
from smplan_kernel.plan.channels import Channels
from smplan_kernel.plan.content import Content
from smplan_kernel.plan.fields import ask, several
from smplan_kernel.plan.goals import Goals
from smplan_kernel.plan.identity import check_plan_id
from smplan_kernel.plan.issue import Issue
from smplan_kernel.plan.metrics import Metrics
from smplan_kernel.plan.migrations import SCHEMA_VERSION, migrated
from smplan_kernel.plan.ownership import Ownership
from smplan_kernel.plan.personas import Personas
from smplan_kernel.plan.policy import Policy
from smplan_kernel.plan.records import Model, Record, Section, Stone
from smplan_kernel.plan.refusals import reason_of
from smplan_kernel.plan.resources import Resources
from smplan_kernel.plan.review import Review
from smplan_kernel.plan.start import Start
from smplan_kernel.plan.walk import records_in

SECTION_TYPES: Mapping[str, type[Section]] = MappingProxyType(
    {
        "start": Start,
        "audit": Audit,
        "goals": Goals,
        "personas": Personas,
        "channels": Channels,
        "content": Content,
        "ownership": Ownership,
        "policy": Policy,
        "resources": Resources,
        "metrics": Metrics,
        "plan": Issue,
        "review": Review,
    }
)
SECTIONS = tuple(SECTION_TYPES)


class Plan(Model):
    """A whole plan; it never changes, its methods give changed copies."""

    schema_version: int = Field(
        default=SCHEMA_VERSION, title="Format", description="The format of this document.", json_schema_extra={"x-kind": "hidden"}
    )
    id: str = Field(title="Short name", description="Small letters, digits and hyphens.", json_schema_extra={"x-example": "fernhill"})
    start: Start = ask("Start", help="Who plans, why, and with how much.", default=Start())
    audit: Audit = ask("Audit", help="What is there already.", default=Audit())
    goals: Goals = ask("Goals", help="What would make the year a success.", default=Goals())
    personas: Personas = ask("Personas", help="Who needs to hear from you.", default=Personas())
    channels: Channels = ask("Channels", help="Where you show up.", default=Channels())
    content: Content = ask("Content", help="What you do and say.", default=Content())
    ownership: Ownership = ask("Ownership", help="Who does and decides what.", default=Ownership())
    policy: Policy = ask("Policy", help="What people may do and may not.", default=Policy())
    resources: Resources = ask("Resources", help="Money, hours, tools and skills.", default=Resources())
    metrics: Metrics = ask("Metrics", help="Which numbers belong to which goal.", default=Metrics())
    plan: Issue = ask("Plan", help="What makes the plan a plan.", default=Issue())
    review: Review = ask("Review", help="When the plan is looked at, and what came of it.", default=Review())
    stones: tuple[Stone, ...] = several("Taken out", help="What was in the plan before.", kind="hidden")

    @field_validator("schema_version")
    @classmethod
    def _is_of_this_format(cls, value: int) -> int:
        """Older documents go through the migrations before they come here."""
        if value != SCHEMA_VERSION:
            msg = f"Plan: schema_version must be {SCHEMA_VERSION}, not {value!r}"
            raise ValueError(msg)
        return value

    @field_validator("id")
    @classmethod
    def _name_can_be_used(cls, value: str) -> str:
        """The short name could be a folder on any system."""
        return check_plan_id(value)

    @model_validator(mode="after")
    def _ids_are_given_once(self) -> Self:
        """No two records share an id."""
        seen: set[str] = set()
        for record in self._records():
            if record.id in seen:
                msg = f"Plan: the id {record.id!r} is given twice"
                raise ValueError(msg)
            seen.add(record.id)
        return self

    def _records(self) -> list[Record]:
        """Every record, also those inside others."""
        return [record for name in SECTIONS for record in records_in(getattr(self, name))]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record under its id."""
        return {record.id: record for record in self._records()}

    def section(self, name: str) -> Section:
        """The section of that name.

        Raises
        ------
        ValueError
            When there is no such section.
        """
        if name not in SECTIONS:
            msg = f"Plan: section must be one of {', '.join(SECTIONS)}, not {name!r}"
            raise ValueError(msg)
        part: Section = getattr(self, name)
        return part

    def with_section(self, name: str, **answers: Any) -> Self:
        """A copy with some answers of one section changed."""
        return self.replace(**{name: self.section(name).replace(**answers)})

    def with_start(self, **answers: Any) -> Self:
        """A copy with other answers on the start page."""
        return self.with_section("start", **answers)

    def with_audit(self, **answers: Any) -> Self:
        """A copy with other answers in the audit."""
        return self.with_section("audit", **answers)

    def with_goals(self, **answers: Any) -> Self:
        """A copy with other goals."""
        return self.with_section("goals", **answers)

    def with_personas(self, **answers: Any) -> Self:
        """A copy with other personas."""
        return self.with_section("personas", **answers)

    def with_channels(self, **answers: Any) -> Self:
        """A copy with other channels."""
        return self.with_section("channels", **answers)

    def with_content(self, **answers: Any) -> Self:
        """A copy with other content."""
        return self.with_section("content", **answers)

    def with_ownership(self, **answers: Any) -> Self:
        """A copy with other people and roles."""
        return self.with_section("ownership", **answers)

    def with_policy(self, **answers: Any) -> Self:
        """A copy with another policy."""
        return self.with_section("policy", **answers)

    def with_resources(self, **answers: Any) -> Self:
        """A copy with other money, hours and tools."""
        return self.with_section("resources", **answers)

    def with_metrics(self, **answers: Any) -> Self:
        """A copy with other metrics."""
        return self.with_section("metrics", **answers)

    def with_plan(self, **answers: Any) -> Self:
        """A copy with other answers on the plan page."""
        return self.with_section("plan", **answers)

    def with_review(self, **answers: Any) -> Self:
        """A copy with other reviews."""
        return self.with_section("review", **answers)


def blank_plan(name: str, *, organisation: str = "") -> Plan:
    """A plan in which nothing is decided yet.

    >>> blank_plan("fernhill").goals.goals
    ()
    """
    return Plan(id=check_plan_id(name), start=Start(organisation=organisation))


def document(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values, always in the same order."""
    return plan.model_dump(mode="json")


def load_document(data: object, source: str) -> Plan:
    """The plan that a document holds; older formats are brought up to date on the way.

    Raises
    ------
    NewerPlanError
        When a newer smplan saved it.
    PlanFormatError
        When it is not a plan, with the place where it stops being one.
    """
    current = migrated(data, source)
    try:
        return Plan.model_validate(current)
    except PlanNameError as exc:
        raise PlanFormatError(source, "id", str(exc).rstrip(".")) from exc
    except ValidationError as exc:
        raise _format_error(exc, source) from exc


def _format_error(problem: ValidationError, source: str) -> PlanFormatError:
    """The first problem with its place, such as goals/goals/2/number."""
    place = "/".join(str(part) for part in problem.errors(include_url=False, include_input=False)[0]["loc"])
    return PlanFormatError(source, place, reason_of(problem))
