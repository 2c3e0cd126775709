"""Where plans are kept: every version, every figure as it came, who may do what, and which reviews are made."""

from __future__ import annotations

from smplan_kernel.store.entries import ImportEntry, Letter, LinkEntry, PlanEntry, ReviewEntry, Revision, Saved
from smplan_kernel.store.jobs import Job
from smplan_kernel.store.ledger import Claim
from smplan_kernel.store.observations import OBSERVATION_COLUMNS
from smplan_kernel.store.reading import spelled_out
from smplan_kernel.store.session import Session
from smplan_kernel.store.waiting import WaitingFile, WaitingPlace
from smplan_kernel.store.workspace import Workspace, open_workspace

__all__ = [
    "OBSERVATION_COLUMNS",
    "Claim",
    "ImportEntry",
    "Job",
    "Letter",
    "LinkEntry",
    "PlanEntry",
    "ReviewEntry",
    "Revision",
    "Saved",
    "Session",
    "WaitingFile",
    "WaitingPlace",
    "Workspace",
    "open_workspace",
    "spelled_out",
]
