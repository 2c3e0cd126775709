"""The command for a table that nobody knows: shows it, agrees what its columns mean, brings it in."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smplan_kernel.cli.layouts import column_said, document_of, layout_in, refuse_unoffered, replaced, totals_said
from smplan_kernel.cli.wording import Json, Who, WorkspaceOption, day_of, period_of, say, say_json
from smplan_kernel.errors import LayoutError, SmplanError
from smplan_kernel.paths import workspace_default

if TYPE_CHECKING:
    from smplan_kernel.inbox.imports import Hints, ImportAnswer
    from smplan_kernel.inbox.mapping import Figure, Look
    from smplan_kernel.inbox.sent import SentFile
    from smplan_kernel.plan.mapping import Mapping
    from smplan_kernel.store import Session

_KINDS = {"day": "days", "number": "numbers", "text": "words", "empty": "nothing"}


def _option(name: str, words: str, metavar: str = "TEXT") -> Any:
    return typer.Option(name, help=words, metavar=metavar, show_default=False)


def map_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A csv, xlsx or xls that smplan does not know.", show_default=False)],
    plan: Annotated[str, typer.Option("--plan", metavar="PLAN", help="The plan it belongs to.", show_default=False)],
    name: Annotated[str, _option("--name", "Keep the layout under this name, and bring the file in.")] = "",
    mapping: Annotated[Path | None, _option("--mapping", "A whole layout, as --json shows one.", "FILE.json")] = None,
    column: Annotated[
        list[str] | None, _option("--column", "What a column counts; the others are left out.", "HEADING=METRIC[:UNIT]")
    ] = None,
    date: Annotated[str, _option("--date", "The column with the day.", "HEADING")] = "",
    date_format: Annotated[str, _option("--date-format", "How the day is written, such as DD/MM/YYYY.")] = "",
    zone: Annotated[str, _option("--zone", "Whose day: account, utc, pacific or unknown.")] = "",
    decimal: Annotated[str, _option("--decimal", "The decimal mark: . or ,", "MARK")] = "",
    thousands: Annotated[str, _option("--thousands", "What parts thousands: , . blank apostrophe or none", "MARK")] = "",
    level: Annotated[str, _option("--level", "What one line is, such as account-day.")] = "",
    platform: Annotated[str, _option("--platform", "The platform it is about.")] = "",
    account: Annotated[str, _option("--account", "Whose figures these are.")] = "",
    platform_column: Annotated[str, _option("--platform-column", "The column that says the platform.", "HEADING")] = "",
    account_column: Annotated[str, _option("--account-column", "The column that says the account.", "HEADING")] = "",
    thing: Annotated[str, _option("--object", "The column that names the post, page, campaign or code.", "HEADING")] = "",
    link: Annotated[str, _option("--link", "The column with its address.", "HEADING")] = "",
    missing: Annotated[list[str] | None, _option("--missing", "A word that the file writes where it has no figure.", "WORD")] = None,
    totals: Annotated[str, _option("--totals", "Lines of totals: first, last, or the word they begin with.")] = "",
    sheet: Annotated[str, _option("--sheet", "The sheet of a workbook.")] = "",
    header_row: Annotated[int, _option("--header-row", "The line of the headings.", "NUMBER")] = 0,
    delimiter: Annotated[str, _option("--delimiter", "comma, semicolon, tab or bar.")] = "",
    encoding: Annotated[str, _option("--encoding", "utf-8, utf-16, cp1252, cp1250 or cp1251.")] = "",
    on: Annotated[str, _option("--on", "The day the file was downloaded.", "YYYY-MM-DD")] = "",
    period: Annotated[str, _option("--period", "The days it is about, where no column says it.", "FIRST..LAST")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the first figures and store nothing.")] = False,
    workspace: WorkspaceOption = "",
    as_json: Json = False,
    who: Who = "",
) -> None:
    """Show a table that smplan does not know, say what its columns mean, and bring it in."""
    from smplan_kernel.inbox.imports import Hints
    from smplan_kernel.store import open_workspace

    answers = {
        "name": name, "date_column": date, "date_format": date_format, "zone": zone, "decimal": decimal, "level": level, "platform": platform,
        "account": account, "platform_column": platform_column, "account_column": account_column, "object_column": thing, "link_column": link,
        "sheet": sheet, "delimiter": delimiter, "encoding": encoding, "header_row": header_row or None, "missing": tuple(missing or ()),
        **({"thousands": "" if thousands == "none" else thousands} if thousands else {}), **totals_said(totals),
    }  # fmt: skip
    desk = _Desk(file=file, as_json=as_json, hints=Hints(on=day_of(on) if on else None, period=period_of(period)))
    refuse_unoffered(answers)
    look = desk.look(sheet=sheet, header_row=header_row or None, delimiter=delimiter, encoding=encoding)
    with open_workspace(workspace or workspace_default()) as opened:
        session = opened.session(who=who)
        currency = session.load(plan).plan.start.currency
        layout = layout_in(mapping) if mapping else desk.layout(look, answers, column or [], currency=currency)
        if name or mapping:
            desk.bring_in(session, plan, layout, dry_run=dry_run)
        else:
            desk.show(look, layout, plan)


class _Desk:
    """One file on its way in."""

    def __init__(self, *, file: Path, as_json: bool, hints: Hints) -> None:
        self.file = file
        self.sent = _sent(file)
        self.as_json = as_json
        self.hints = hints

    def look(self, **asked: Any) -> Look:
        """Look at the file; what cannot be looked at, or needs no layout, is said."""
        from smplan_kernel.inbox.mapping import look_at

        look = look_at(self.sent, **asked)
        if look.known:
            problem = f"{self.file.name}: smplan reads this by itself ({look.known[0]}). Use: smplan import {self.file} --plan PLAN"
            self._refuse(problem)
        if look.problem:
            self._refuse(look.problem)
        return look

    def layout(self, look: Look, answers: dict[str, Any], columns: list[str], *, currency: str) -> Mapping:
        """The proposal with everything that was answered."""
        from smplan_kernel.inbox.mapping import proposal

        proposed = proposal(look, self.file.name, currency=currency)
        given = {name: value for name, value in answers.items() if value or name == "thousands"}
        chosen = {"columns": tuple(column_said(text, look.names) for text in columns)} if columns else {}
        return replaced(proposed, {**given, **chosen})

    def show(self, look: Look, layout: Mapping, plan: str) -> None:
        """The preview: what is there, what is proposed, what is open."""
        from smplan_kernel.inbox.mapping import cautions, open_points

        still = open_points(layout, look)
        if self.as_json:
            say_json({"file": str(self.file), "status": "look", "look": look.seen, "proposal": document_of(layout), "open": list(still)})
            return
        for line in _look_lines(self.file.name, look, layout):
            say(line)
        for caution in cautions(layout):
            say(caution)
        if still:
            say(f"Still to say: {'; '.join(still)}.")
        said = ["smplan", "map", str(self.file), "--plan", plan, "--name", layout.name]
        where = "" if layout.platform or layout.platform_column else " --platform PLATFORM"
        say(f"Then keep it: {shlex.join(said)}{where} (and the options that differ; with --dry-run nothing is stored)")

    def bring_in(self, session: Session, plan: str, layout: Mapping, *, dry_run: bool) -> None:
        """Show the first figures, keep the layout in the plan, bring the file in."""
        from smplan_kernel.inbox.mapping import cautions, first_figures, preview

        try:
            read = preview(self.sent, layout, self.hints)
        except LayoutError as problem:
            self._refuse(str(problem))
        if read.status != "recognised":
            self._refuse(" ".join(read.problems) or read.question)
        shown = first_figures(read)
        if not self.as_json:
            say(f"The first of {read.count:,} figures, as they will be stored:" if not dry_run else f"The first of {read.count:,} figures:")
            for figure in shown:
                say(f"  {figure.sentence}")
            for caution in cautions(layout):
                say(caution)
        answer = {**read.as_json(), "account": read.account} if dry_run else self._kept(session, plan, layout)
        self._tell(session, plan, answer, shown, layout)

    def _kept(self, session: Session, plan: str, layout: Mapping) -> ImportAnswer:
        from dataclasses import replace

        from smplan_kernel.inbox import import_export
        from smplan_kernel.inbox.mapping import with_mapping

        before = session.load(plan)
        session.save(with_mapping(before.plan, layout), base=before.revision, why=f"A layout for files such as {self.file.name}")
        return import_export(session, plan, self.file, replace(self.hints, layout=layout.name.strip()))

    def _tell(self, session: Session, plan: str, answer: ImportAnswer, shown: tuple[Figure, ...], layout: Mapping) -> None:
        from smplan_kernel.inbox.words import told

        if self.as_json:
            say_json({**answer, "first": [vars(figure) for figure in shown], "mapping": document_of(layout)})
        else:
            words = told(answer, session.load(plan).plan)
            say(f"{self.file.name}: {words.lead}")
            for sentence in words.says:
                say(f"  {sentence}")
        raise typer.Exit(2 if answer["status"] in {"refused", "needs-answer"} else 0)

    def _refuse(self, problem: str) -> None:
        if not self.as_json:
            raise _RefusedError(problem)
        say_json({"file": str(self.file), "status": "refused", "problems": [problem]})
        raise typer.Exit(2)


class _RefusedError(SmplanError):
    """A file or a layout that cannot be used; the sentence says why."""


def _sent(file: Path) -> SentFile:
    from datetime import datetime

    from smplan_kernel.inbox.sent import SentFile
    from smplan_kernel.sources.files.limits import Limits

    try:
        facts = file.stat()
        if not file.is_file() or facts.st_size > Limits().file_bytes:
            problem = f"{file}: this is no file of a size that can be read. Choose a csv, xlsx or xls."
            raise _RefusedError(problem)
        changed = datetime.fromtimestamp(facts.st_mtime).astimezone().date()
        return SentFile(name=file.name, content=file.read_bytes(), changed=changed)
    except OSError as exc:
        problem = f"{file}: it cannot be opened ({(exc.strerror or 'unknown').lower()}). Check where it is."
        raise _RefusedError(problem) from exc


def _look_lines(file: str, look: Look, layout: Mapping) -> list[str]:
    """The table and the proposal as lines."""
    from smplan_kernel.plan.mapping import ZONES
    from smplan_kernel.plan.vocabulary import LEVELS

    seen = look.seen
    where = f" of the sheet '{seen['sheet']}'" if len(seen["sheets"]) > 1 else ""
    parted = f", columns parted by {seen['delimiter']}" if seen["delimiter"] else ""
    many = "one line" if seen["row_count"] == 1 else f"{seen['row_count']:,} lines"
    lines = [f"{file}: {many} below the headings in line {seen['header_row']}{where}{parted}."]
    meant = {one.column: one for one in layout.columns}
    lines += [_column_line(column, _meaning(column, layout, meant)) for column in seen["columns"]]
    days = (day for column in seen["columns"] if column["name"] == layout.date_column for day in column["days"])
    lines += [f"Days written {day['pattern']}: {day['example']} is {day['read']}; from {day['first']} to {day['last']}." for day in days]
    lines += [f"Whose day: {dict(ZONES)[layout.zone]}."] if layout.zone else []
    lines += [_number_line(one) for one in seen["writings"] if one["example"]]
    lines.append(f"One line is {layout.level}: {LEVELS[layout.level][:1].lower()}{LEVELS[layout.level][1:]}")
    return lines


def _column_line(column: dict[str, Any], meaning: str) -> str:
    return f"  {column['name'][:32]:<32} {_KINDS[column['kind']]:<8} {', '.join(column['samples'])[:44]:<44} {meaning}"


def _number_line(one: dict[str, Any]) -> str:
    parting = f", thousands {one['thousands']}" if one["thousands"] else ""
    return f"Numbers with decimal {one['decimal']}{parting}: {one['example']} is {one['value']:.10g}."


def _meaning(column: dict[str, Any], layout: Mapping, meant: dict[str, Any]) -> str:
    name = column["name"]
    roles = {layout.date_column: "the day", layout.object_column: "the thing", layout.link_column: "its address"}
    roles |= {layout.platform_column: "the platform", layout.account_column: "the account"}
    if name in roles:
        return roles[name]
    if name not in meant or not meant[name].measure:
        return "left out"
    unit = f" in {meant[name].unit}" if meant[name].unit else ""
    return f"{meant[name].measure}{unit}"
