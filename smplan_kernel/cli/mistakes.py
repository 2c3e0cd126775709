"""A command that was typed wrongly: what is wrong, at which word, and where it is explained, in one or two sentences of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from smplan_kernel.plan.refusals import reason_of

if TYPE_CHECKING:
    from typer.exceptions import TyperException

_CHOICES = re.compile(r"(.+) is not one of (.+)$", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)$", re.DOTALL)
_COMMAND = re.compile(r"No such command (.+?)\.?$", re.DOTALL)


def mistake(problem: TyperException) -> str:
    """What to say; "" where the help was shown instead, because nothing was typed."""
    # The library keeps the kinds of its errors to itself; their names and what they carry are all there is to tell them by.
    kind, command = type(problem).__name__, _command(problem)
    if kind == "NoArgsIsHelpError":
        return ""
    said = _sentence(problem, kind, command)
    return f"{said}{'' if said.endswith(('.', '?')) else '.'} See: {command} --help"


def _command(problem: TyperException) -> str:
    context = getattr(problem, "ctx", None)
    return str(context.command_path) if context is not None else "smplan"


def _sentence(problem: TyperException, kind: str, command: str) -> str:
    place = _place(problem)
    if kind == "MissingParameter":
        about = str(getattr(getattr(problem, "param", None), "help", "") or "")
        return f"{command}: {place} is missing{f'. {about}' if about else ''}"
    if kind == "NoSuchOption":
        near = " or ".join(sorted(getattr(problem, "possibilities", None) or ()))
        return f"{command} has no option {getattr(problem, 'option_name', '')}{f'. Did you mean {near}?' if near else ''}"
    if kind == "BadParameter":
        return f"{f'{place}: ' if place else ''}{_reason(problem)}"
    extra, unknown = _EXTRA.match(problem.message), _COMMAND.match(problem.message)
    if extra:
        return f"{command} has no place for {extra[1]!r}. Put a name with blanks into quotation marks, and an option before its value"
    return f"{command} has no command {unknown[1]}" if unknown else problem.message


def _place(problem: TyperException) -> str:
    """The option or the word that is wrong."""
    hint, param = getattr(problem, "param_hint", None), getattr(problem, "param", None)
    if hint:
        return str(hint).strip("'")
    return str(_name(param)) if param is not None else ""


def _name(param: Any) -> str:
    return max(param.opts, key=len) if param.param_type_name == "option" else str(param.metavar or param.human_readable_name)


def _reason(problem: TyperException) -> str:
    reason = reason_of(problem.__cause__) if isinstance(problem.__cause__, ValidationError) else problem.message
    offered = _CHOICES.match(reason.rstrip("."))
    if offered is None:
        return reason
    choices = [choice for choice in offered[2].split(", ") if choice != "''"]
    return f"{offered[1]} is none of {', '.join(choice.strip(chr(39)) for choice in choices)}"
