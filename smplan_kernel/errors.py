"""What can go wrong and be put right by the reader.

    SmplanError
      PlanNameError          a plan's short name cannot be used
      PlanNotFoundError      no plan of that name
      PlanFormatError        a document is not a plan
        NewerPlanError       the document was saved by a newer smplan
      WorkspaceError         the folder or database cannot be used
        ReadOnlyError        this link or role may not do that
        StoreDamagedError    the history does not add up
      Conflict               two people changed the same place
      ExportError            an export file cannot be read
        UnknownExportError   no known layout
        ExportQuestion       one answer is missing
      NotInPlanError         a plan has nothing of that name
      LayoutError            what was agreed about a file does not add up
      CounterError           a number that was typed in cannot be kept
      MonthError             a month that cannot be reviewed
      BusyError              somebody else is doing just this
      ClusterError           the machines that should share the work cannot
      StorageError           reports cannot be put where they should stand
      ReviewFailedError      the review notebook stopped
      PdfMissingError        a PDF could not be made, everything else stands

Every error carries its data and composes its own sentence: what happened, to which thing, what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


def _seen(text: str) -> str:
    """Words of a file on one line, with a sign where something would steer the line instead of standing in it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _closed(words: str) -> str:
    """The words as a whole sentence."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


class SmplanError(Exception):
    """The root: a sentence for the reader; the command line answers with `exit_code`."""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between machines whole: an exception is usually made anew from its sentence, these are made from their data."""
        return _as_it_was, (type(self), self.args, self.__dict__)


def _as_it_was(kind: type[SmplanError], said: tuple[str, ...], data: Mapping[str, Any]) -> SmplanError:
    """An error that came from another process: its sentence and its data."""
    error = kind.__new__(kind, *said)
    error.__dict__.update(data)
    return error


class PlanNameError(SmplanError):
    """A plan's short name that could not be a folder."""

    def __init__(self, name: str, suggestion: str = "") -> None:
        self.name = name
        self.suggestion = suggestion
        way_out = f" Try {suggestion!r}." if suggestion else ""
        msg = f"{name!r} cannot be a plan's short name. Use small letters, digits and hyphens, up to 60.{way_out}"
        super().__init__(msg)


class PlanNotFoundError(SmplanError):
    """No plan of that name in the workspace."""

    def __init__(self, plan: str, known: tuple[str, ...] = ()) -> None:
        self.plan = plan
        self.known = known
        way_out = f"There is {', '.join(known)}." if known else "Make one with: smplan new NAME"
        super().__init__(f"There is no plan {plan!r} here. {way_out}")


class PlanFormatError(SmplanError):
    """A document that is not a plan, with the place where it stops being one."""

    def __init__(self, source: str, place: str, problem: str) -> None:
        self.source = source
        self.place = place
        self.problem = problem
        where = f" at {place}" if place else ""
        super().__init__(f"{source} is not a plan smplan can read: {problem}{where}. Nothing was changed.")


class NewerPlanError(PlanFormatError):
    """A document of a later format."""

    def __init__(self, source: str, version: int, known: int) -> None:
        self.version = version
        self.known = known
        super().__init__(
            source, "schema_version", f"it was saved by a newer smplan (format {version}, this one knows {known}); update smplan to open it"
        )


class WorkspaceError(SmplanError):
    """A workspace that cannot be opened or written."""

    def __init__(self, where: str, problem: str, todo: str) -> None:
        self.where = where
        self.problem = problem
        self.todo = todo
        super().__init__(f"{where}: {problem}. {_closed(todo)}")


class ReadOnlyError(WorkspaceError):
    """A role that may look but not do this."""

    def __init__(self, role: str, action: str) -> None:
        self.role = role
        self.action = action
        super().__init__("This plan", f"a {role} may not {action}", "Ask the plan's owner for a link that may.")


class StoreDamagedError(WorkspaceError):
    """A history whose chain of fingerprints is broken."""

    def __init__(self, where: str, plan: str, revision: int) -> None:
        self.plan = plan
        self.revision = revision
        super().__init__(where, f"version {revision} of {plan!r} is not what was saved", "Restore the latest backup; nothing was changed.")


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One place that two people changed: its path, its name for people, and the three values."""

    path: str
    title: str
    before: object
    mine: object
    theirs: object


class Conflict(SmplanError):  # noqa: N818 - design section 5 names it so; it is a question more than a failure
    """The same place was changed by somebody else since it was opened; both texts are kept here."""

    def __init__(self, plan: str, clashes: tuple[Clash, ...], *, theirs_by: str = "somebody else", current: int = 0) -> None:
        self.plan = plan
        self.clashes = clashes
        self.theirs_by = theirs_by
        self.current = current
        what = clashes[0].title if len(clashes) == 1 else f"{len(clashes)} answers that you changed too"
        super().__init__(f"{theirs_by} changed {what} while you did. Choose which text stays; both are kept until then.")


class ExportError(SmplanError):
    """An export file that cannot be read: file, place, value and what to do."""

    def __init__(
        self,
        file: str,
        problem: str,
        todo: str,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        self.file = file
        self.problem = problem
        self.todo = todo
        self.sheet = sheet
        self.row = row
        self.column = column
        self.value = value
        place = ", ".join(
            part
            for part in (
                f"sheet '{sheet}'" if sheet else "",
                f"row {row}" if row is not None else "",
                f"column '{column}'" if column else "",
                f"value '{value[:60]}'" if value else "",
            )
            if part
        )
        super().__init__(f"{file}{' (' + _seen(place) + ')' if place else ''}: {_closed(problem)} {_closed(todo)}")


class UnknownExportError(ExportError):
    """A file in no layout that smplan knows; `can_map` when it holds a table whose columns a person may explain."""

    can_map = False


class ExportQuestion(ExportError):  # noqa: N818 - it asks, it does not fail
    """A file that can be read once the reader has answered one question.

    `question` is the sentence, `answers` the choices, `option` the command line option that carries the answer.
    """

    def __init__(self, file: str, question: str, answers: tuple[str, ...], option: str) -> None:
        self.question = question
        self.answers = answers
        self.option = option
        super().__init__(file, question, f"Answer with {option}: {' or '.join(answers)}")


class NotInPlanError(SmplanError):
    """A metric or code that a plan does not have."""

    def __init__(self, plan: str, wanted: str, known: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> None:
        self.plan, self.wanted, self.known, self.others = plan, wanted, known, others
        todo = "Write it on the page Metrics first."
        if others:
            more = f" and {len(others) - 5} more" if len(others) > 5 else ""  # noqa: PLR2004 - five names show how its figures are called
            todo = f"Its metrics are: {'; '.join(others[:5])}{more}."
        if known:
            todo = f"Did you mean {' or '.join(repr(name) for name in known)}?"
        super().__init__(f"The plan {plan!r} has no figure called {wanted!r}. {todo}")


class LayoutError(SmplanError):
    """What was agreed about an own file does not add up: the layout, what is wrong, what to do."""

    def __init__(self, layout: str, problem: str, todo: str) -> None:
        self.layout = layout
        self.problem = problem
        self.todo = todo
        super().__init__(f"The layout {layout or 'without a name'!r} cannot be used: {problem}. {_closed(todo)}")


class CounterError(SmplanError):
    """A number that somebody typed in for a metric and that cannot be kept, with the sentence that says why."""

    def __init__(self, metric: str, problem: str) -> None:
        self.metric = metric
        self.problem = problem
        super().__init__(_closed(problem))


class MonthError(SmplanError):
    """A month that is not a month, or not over yet."""

    def __init__(self, month: str, problem: str, todo: str) -> None:
        self.month = month
        self.problem = problem
        self.todo = todo
        super().__init__(f"{month}: {problem}. {_closed(todo)}")


class BusyError(SmplanError):
    """Somebody else is doing just this right now."""

    exit_code = 3

    def __init__(self, what: str, since: str) -> None:
        self.what = what
        self.since = since
        super().__init__(f"{what} is being done by somebody else since {since}. Wait for it, then look again.")


class ClusterError(SmplanError):
    """A scheduler or worker that cannot take part: its address, what is wrong, what to do."""

    def __init__(self, where: str, problem: str, todo: str) -> None:
        self.where = where
        self.problem = problem
        self.todo = todo
        super().__init__(f"{where}: {problem}. {_closed(todo)}")


class StorageError(SmplanError):
    """A place for reports that cannot be used: its address, what is wrong, what to do."""

    def __init__(self, where: str, problem: str, todo: str) -> None:
        self.where = where
        self.problem = problem
        self.todo = todo
        super().__init__(f"{where}: {problem}. {_closed(todo)}")


class ReviewFailedError(SmplanError):
    """The review notebook stopped; its output stands aside, the last good report stays."""

    exit_code = 1

    def __init__(self, plan: str, month: str, problem: str, kept: str) -> None:
        self.plan = plan
        self.month = month
        self.problem = problem
        self.kept = kept
        aside = f"What it wrote so far is in {kept}; the" if kept else "The"
        super().__init__(f"The review of {plan!r} for {month} stopped: {problem}. {aside} last good report is untouched.")


class PdfMissingError(SmplanError):
    """A PDF that could not be made; the report's other files are not touched by it."""

    exit_code = 1

    def __init__(self, problem: str, todo: str) -> None:
        self.problem = problem
        self.todo = todo
        super().__init__(f"The PDF was not made: {problem}. {_closed(todo)}")
