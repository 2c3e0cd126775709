"""What every part of a review is: frozen, complete, and the same bytes for the same content."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """One frozen part of a `Review`; tuples inside, no defaults that hide a missing answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, serialize_by_alias=True, validate_by_name=True)


class Badge(Part):
    """A verdict for the eye: shape + word + tone, always all three (tone names a colour role, never a colour)."""

    word: str
    mark: str
    label: str
    tone: str


class Said(Part):
    """A comment of a person under a bullet, as it was written."""

    by: str
    on: date | None
    text: str


class Decided(Part):
    """A verdict of people in an earlier month: continue, change, stop or done."""

    month: str
    decision: str
    by: str
    text: str = ""


class Written(Part):
    """One line of evidence that a review wrote under a bullet."""

    month: str
    text: str
    verdict: str = ""


class Thread(Part):
    """What people and earlier reviews left under a bullet, oldest first."""

    comments: tuple[Said, ...] = ()
    verdicts: tuple[Decided, ...] = ()
    evidence: tuple[Written, ...] = ()


class Named(Part):
    """A record of the plan by its id and its name for people."""

    id: str
    name: str


class Ground(Part):
    """A figure as a sentence prints it, and the JSON pointer (RFC 6901) of where it stands in this review."""

    text: str
    path: str
