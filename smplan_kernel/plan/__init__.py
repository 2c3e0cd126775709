"""The plan as one frozen document; whoever wants to know what a plan is reads this room."""

from __future__ import annotations

from smplan_kernel.plan.audit import Account, Competitor, ListeningSource
from smplan_kernel.plan.channels import Channel, SetupTask
from smplan_kernel.plan.content import Slot
from smplan_kernel.plan.data import Code, DataSource, DefinitionChange
from smplan_kernel.plan.document import Plan, blank_plan, document, load_document
from smplan_kernel.plan.events import Campaign, Event
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.identity import check_plan_id
from smplan_kernel.plan.issue import Assumption, Change, Limits, Risk, Silenced
from smplan_kernel.plan.metrics import Metric, MonthTarget
from smplan_kernel.plan.ownership import Commitment, Person, Role, Stakeholder
from smplan_kernel.plan.personas import Fact, Persona, Presence
from smplan_kernel.plan.policy import PolicyRule
from smplan_kernel.plan.publishing import CalendarEntry, Idea, KeyMessage
from smplan_kernel.plan.records import Bullet, Comment, Evidence, Record, Stone, Verdict, new_id
from smplan_kernel.plan.resources import BudgetLine, Tool
from smplan_kernel.plan.review import Action, Correction, HeldReview, Lesson, ParkedIdea
from smplan_kernel.plan.steps import Step

__all__ = [
    "Account",
    "Action",
    "Assumption",
    "BudgetLine",
    "Bullet",
    "CalendarEntry",
    "Campaign",
    "Change",
    "Channel",
    "Code",
    "Comment",
    "Commitment",
    "Competitor",
    "Correction",
    "DataSource",
    "DefinitionChange",
    "Event",
    "Evidence",
    "Fact",
    "Goal",
    "HeldReview",
    "Idea",
    "KeyMessage",
    "Lesson",
    "Limits",
    "ListeningSource",
    "Metric",
    "MonthTarget",
    "ParkedIdea",
    "Person",
    "Persona",
    "Plan",
    "PolicyRule",
    "Presence",
    "Record",
    "Risk",
    "Role",
    "SetupTask",
    "Silenced",
    "Slot",
    "Stakeholder",
    "Step",
    "Stone",
    "Tool",
    "Verdict",
    "blank_plan",
    "check_plan_id",
    "document",
    "load_document",
    "new_id",
]
