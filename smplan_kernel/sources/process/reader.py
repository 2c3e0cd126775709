"""Reads one export from bytes: the whole of it or nothing. Run as a module it is the child, which limits itself first.

It imports neither pandas nor the plan, so that starting it costs little; what it found leaves as words and bare numbers.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
from collections.abc import Sequence
from typing import Any

from smplan_kernel.errors import ExportError, ExportQuestion, UnknownExportError
from smplan_kernel.sources.files.container import open_book, open_heads, open_member
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import Book
from smplan_kernel.sources.files.text import RESAVED
from smplan_kernel.sources.mapped.outcome import look_bytes, read_agreed
from smplan_kernel.sources.mapped.profile import Agreed
from smplan_kernel.sources.recognise import is_bundle, recognise
from smplan_kernel.sources.rows.packed import written
from smplan_kernel.sources.rows.reading import Reading, Request

TOO_LARGE = 3  # the exit code that says so
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename", "ctypes.")


def read_bytes(data: bytes, request: Request) -> dict[str, Any]:
    """Everything about one file, ready to be handed over: recognised with its figures, or the question or problem in words."""
    seen: dict[str, Any] = {}  # which format it is can be told also where the file asks or is refused
    try:
        if request.look is not None:
            return look_bytes(data, request)
        _refuse_day_to_come(request)
        book = open_book(data, file=request.file, limits=request.limits)
        known = _bundle(book) if is_bundle(book) else read_agreed(book, data, request)
        if known is not None:
            return known
        layout, found = recognise(book, request)
        seen = {"format": layout.format, "platform": layout.platform}
        reading = layout.read(found, request)
        _refuse_empty(reading)
        reading.refuse_to_come(request.last)
        reading.refuse_too_early()
        reading.refuse_published_twice()
    except ExportQuestion as question:
        sentence = f"{question.question} Answer with {question.option}: {' or '.join(question.answers)}"
        return {**seen, "status": "needs-answer", "question": sentence, "option": question.option, "choices": list(question.answers)}
    except UnknownExportError as problem:
        return {"status": "refused", "problems": [str(problem)], "can_map": problem.can_map}
    except ExportError as problem:
        return {**seen, "status": "refused", "problems": [str(problem)]}
    period = reading.span()
    return {
        "status": "recognised",
        "format": layout.format,
        "title": layout.title,
        "grade": "good" if reading.is_unconfirmed else layout.grade,
        "platform": reading.platform or layout.platform,
        "account": reading.account,
        "period": [day.isoformat() for day in period] if period else None,
        "figures": reading.packed(),
        "rows_read": reading.rows_read,
        "skipped": dict(reading.skipped),
        "missing": dict(reading.missing),
        "unused": list(dict.fromkeys(reading.unused)),
        "notes": [*book.notes, *_parted(book, reading), *reading.notes, *_unclaimed(book, reading)],
    }


def _bundle(book: Book) -> dict[str, Any]:
    """An archive of many exports, whose members are to be read one by one."""
    many = len(book.members)
    inside = f"there are {many} files inside that do not belong together. Choose them one by one"
    problem = f"{book.file}: {inside if many > 1 else 'there is an archive or a workbook inside. Unpack it and choose that one'}."
    return {"status": "refused", "problems": [problem], "members": list(book.members)}


def take_member(data: bytes, number: int, request: Request) -> dict[str, Any]:
    """One member of such an archive, opened."""
    try:
        content, changed = open_member(data, number, file=request.file, limits=request.limits)
    except ExportError as problem:
        return {"status": "refused", "problems": [str(problem)]}
    return {"status": "opened", "content": content, "changed": changed.isoformat() if changed else ""}


def take_heads(data: bytes, numbers: Sequence[int], request: Request) -> dict[str, Any]:
    """How some members of such an archive begin."""
    try:
        return {"status": "opened", "heads": open_heads(data, numbers, file=request.file, limits=request.limits)}
    except ExportError as problem:
        return {"status": "refused", "problems": [str(problem)]}


def _refuse_day_to_come(request: Request) -> None:
    if request.on is not None and request.on > request.today + dt.timedelta(days=1):
        raise ExportError(request.file, "the day of export that was given is still to come", "Give the day on which it was downloaded")


def _refuse_empty(reading: Reading) -> None:
    if not reading.figures.values:
        problem = "there is a header but not one figure below it"
        raise ExportError(reading.file, problem, "Choose a period with figures and export again")


def _parted(book: Book, reading: Reading) -> list[str]:
    """No platform parts columns by semicolons; a spreadsheet does, where decimals have a comma."""
    is_so = any(table.delimiter == ";" and table.name in reading.sheets for table in book.tables)
    return [f"Columns are parted by semicolons in this file. {RESAVED}"] if is_so else []


def _unclaimed(book: Book, reading: Reading) -> list[str]:
    """Sheets and members that nothing was taken from."""
    left = [table.name for table in book.tables if table.name not in reading.sheets and len(table.rows) > 1]
    return [f"Nothing was taken from: {', '.join(left)}."] if left else []


def main() -> int:
    """Read a request line and a file from standard input, write the outcome to standard output."""
    line = sys.stdin.buffer.readline()
    told = json.loads(line)
    limits = Limits(**told.pop("limits"))
    limit_this_process(limits)
    gc.disable()  # nothing here lives long enough to be worth looking for, and millions of rows are looked at in vain
    try:
        sent = written(_outcome(sys.stdin.buffer.read(told["size"]), told, limits))  # its size is known, so that it is copied once
    except (MemoryError, RecursionError, ImportError):  # numpy found no room to start
        return TOO_LARGE
    return say(sent, limits)


def say(pieces: Sequence[bytes | memoryview], limits: Limits) -> int:
    """Write an answer to standard output behind a line with its size; the exit code says whether it was short enough."""
    size = sum(map(len, pieces))
    if size > limits.answer_bytes:
        return TOO_LARGE
    sys.stdout.buffer.write(b"%d\n" % size)
    sys.stdout.buffer.writelines(pieces)
    return 0


def _outcome(data: bytes, told: dict[str, Any], limits: Limits) -> dict[str, Any]:
    request = _request(told, limits)
    if "heads" in told:
        return take_heads(data, told["heads"], request)
    return read_bytes(data, request) if told["member"] is None else take_member(data, told["member"], request)


def _request(told: dict[str, Any], limits: Limits) -> Request:
    def day(name: str) -> dt.date | None:
        return dt.date.fromisoformat(told[name]) if told[name] else None

    period = tuple(dt.date.fromisoformat(text) for text in told["period"]) if told["period"] else None
    return Request(
        file=told["file"],
        platform=told["platform"],
        on=day("on"),
        modified=day("modified"),
        dates=told["dates"],
        period=(period[0], period[1]) if period else None,
        beside=tuple(told["beside"]),
        agreed=Agreed.unpacked(told["agreed"]),
        look=told["look"],
        limits=limits,
    )


def limit_this_process(limits: Limits) -> None:
    """Take from this process what a hostile file could use: memory, time, network, other programs, writing."""
    import resource  # noqa: PLC0415 - only where there is a child to limit

    def limit(kind: int, value: int) -> None:
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))

    limit(resource.RLIMIT_AS, limits.memory_bytes)
    limit(resource.RLIMIT_CPU, limits.cpu_seconds)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_NOFILE, limits.open_files)
    sys.dont_write_bytecode = True
    sys.modules["ctypes"] = None  # type: ignore[assignment] # numpy does without, and nothing else may have it
    sys.addaudithook(_refuse_reaching_out)


def _refuse_reaching_out(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        msg = f"an import never does this: {event}"
        raise PermissionError(msg)


if __name__ == "__main__":
    raise SystemExit(main())
