"""A batch on several machines: the crew whose reviews are made by the worker processes of a Dask cluster.

It knows the cluster and what its machines must have in common; what is reviewed and what comes of it is `batch.py`'s.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from smplan_kernel.automation.batch import Asked, Give, Outcome, review_one
from smplan_kernel.automation.places import is_store
from smplan_kernel.errors import ClusterError, SmplanError, WorkspaceError
from smplan_kernel.inbox import ImportAnswer, take_inbox
from smplan_kernel.store import Workspace, open_workspace

ADDRESS = re.compile(r"(tcp|tls)://[^\s/]+:\d+")
CONNECT_SECONDS = 10
WORKERS_SECONDS = 20
OPEN_SECONDS = 60
ALONE_SECONDS = 300.0  # a cluster may replace its last worker; after that nobody will do the work
LOOK_SECONDS = 5.0
MUST_BE_EQUAL = ("smplan", "distributed")


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How a worker gets to the workspace: an address, which no log may print for it can hold a password, and a mark.

    The mark is the name of a file in the workspace's folder: who sees it shares the folder. Without one nobody needs to.
    """

    address: str = field(repr=False)
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a worker says about itself: its machine, whether it sees the mark, what keeps it from the workspace."""

    machine: str
    shares: bool = False
    problem: str = ""


@contextmanager
def cluster(workspace: Workspace, scheduler: str, output: str = "") -> Iterator[Give]:
    """Give reviews to a cluster's workers; what dies with a worker is given to another one.

    Raises
    ------
    ClusterError
        The extra is missing, nobody answers, the versions differ, or the workers cannot reach what they need.
    """
    with _connected(scheduler) as client, _marked(workspace.folder) as mark:
        _check_versions(client, scheduler)
        reach = _checked(client, Reach(address=workspace.address, mark=mark), workspace, output)
        executor = client.get_executor(pure=False)

        def give(asked: Asked, plan: str) -> Future[Outcome]:
            try:
                # Where the folder is not shared the files lie here, and are brought in from here while workers begin with other plans.
                taken = () if reach.mark else take_inbox(workspace, workspace.session(who=asked.who), plan)
            except SmplanError as problem:
                return _at_once(Outcome(plan=plan, month=asked.month, error=problem))
            begun: Future[Outcome] = executor.submit(review_there, reach, asked, plan, taken)
            return begun

        with _not_alone(client, lambda: executor.shutdown(wait=False)):
            try:
                yield give
            except BaseException:
                executor.shutdown(wait=False)  # takes back whatever has not ended
                raise


def review_there(reach: Reach, asked: Asked, plan: str, taken: tuple[ImportAnswer, ...]) -> Outcome:
    """Review one plan, in a worker process; `taken` is what became of an inbox on another machine. Writes."""
    try:
        workspace = _opened(reach.address)
        if reach.mark and not (workspace.folder / reach.mark).is_file():
            raise _not_shared(socket.gethostname(), workspace.folder)
    except SmplanError as problem:
        return Outcome(plan=plan, month=asked.month, error=problem)
    outcome = review_one(workspace, asked, plan)
    if outcome.published is None:
        return outcome
    return replace(outcome, published=replace(outcome.published, imports=taken + outcome.published.imports))


_workspaces: dict[str, Workspace] = {}
_opening = threading.Lock()


def _opened(address: str) -> Workspace:
    """The workspace of a worker process, which stays open for the next review."""
    with _opening:
        if address not in _workspaces:
            _workspaces[address] = open_workspace(address)
        return _workspaces[address]


def _at_once(outcome: Outcome) -> Future[Outcome]:
    done: Future[Outcome] = Future()
    done.set_result(outcome)
    return done


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """A client of the scheduler that has at least one worker."""
    if not ADDRESS.fullmatch(scheduler):
        raise ClusterError(scheduler, "this is not the address of a scheduler", "Write it like tcp://host:8786.")
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that only some have
    except ImportError as exc:
        raise ClusterError(
            scheduler, "the package that talks to a cluster is missing", "Install it with: pip install 'smplan[cluster]'"
        ) from exc
    _quiet()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions are looked at by _check_versions
            client: Any = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # it ships no hints
    except (OSError, ValueError, ImportError) as exc:
        todo = "Look whether it runs (dask scheduler) and whether this machine may reach it."
        raise ClusterError(scheduler, "no scheduler answers there", todo) from exc
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as exc:
            raise ClusterError(scheduler, "no worker has joined the scheduler", f"Start some with: dask worker {scheduler}") from exc
        yield client


def _quiet() -> None:
    """Keep Dask's own words, tracebacks among them, off this process's screen: whatever matters is told in ours."""
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _check_versions(client: Any, scheduler: str) -> None:
    """Refuse a machine with another Python or another version of what travels between machines."""
    found = client.get_versions(packages=["smplan"])
    ours = _versions(found["client"])
    for address, told in {scheduler: found["scheduler"], **found["workers"]}.items():
        theirs = _versions(told)
        for name, version in ours.items():
            if theirs[name] != version:
                has = f"{name} {theirs[name]}" if theirs[name] else f"no {name}"
                todo = "Install the same versions on all machines, scheduler and workers."
                raise ClusterError(address, f"it has {has}, this machine has {name} {version}", todo)


def _versions(told: dict[str, Any]) -> dict[str, str]:
    python = ".".join(str(told["host"]["python"]).split(".")[:2])
    return {"Python": python, **{name: told["packages"][name] or "" for name in MUST_BE_EQUAL}}


@contextmanager
def _marked(folder: Path) -> Iterator[str]:
    """A file in the workspace's folder, by which workers tell whether they share it."""
    file = folder / f".batch-{secrets.token_hex(8)}"
    try:
        file.touch()
    except OSError as exc:
        raise WorkspaceError(str(folder), "the folder cannot be written", "Choose a folder that you may write to.") from exc
    try:
        yield file.name
    finally:
        file.unlink(missing_ok=True)


def _checked(client: Any, reach: Reach, workspace: Workspace, output: str) -> Reach:
    """The reach that all workers have, or the sentence why it is not enough."""
    if output and not is_store(output):
        todo = "Name an object store such as s3://bucket/folder, or leave it out: the reports then stand in the workspace."
        raise ClusterError(output, "a folder may be another one on each machine", todo)
    shares = True
    for address, seen in client.run(look, reach, on_error="return").items():
        if isinstance(seen, Exception):
            raise ClusterError(address, f"the worker cannot take part ({type(seen).__name__})", "Look into its log.") from seen
        if seen.problem:
            raise ClusterError(address, f"the worker cannot open the workspace ({seen.problem})", "Look at its settings and its network.")
        if workspace.database.is_sqlite and seen.machine != machine():
            todo = "Keep the workspace in PostgreSQL (its address instead of the folder), or start the workers on this machine."
            raise ClusterError(address, f"the worker is on another machine, and {workspace.folder} is a SQLite file", todo)
        if not seen.shares and (workspace.database.is_sqlite or not output):
            raise _not_shared(address, workspace.folder)
        shares = shares and seen.shares
    return reach if shares else Reach(address=reach.address)


async def look(reach: Reach) -> Seen:
    """What a worker sees of the workspace; its loop goes on meanwhile."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(_look, reach), OPEN_SECONDS)
    except TimeoutError:
        return Seen(machine=machine(), problem=f"no answer within {OPEN_SECONDS} seconds")


def _look(reach: Reach) -> Seen:
    try:
        folder = _opened(reach.address).folder
    except SmplanError as problem:
        return Seen(machine=machine(), problem=str(problem).rstrip("."))
    return Seen(machine=machine(), shares=(folder / reach.mark).is_file())


def machine() -> str:
    """What tells this machine from others; containers of one machine have it in common, as they have its locks and its memory."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    return boot.read_text(encoding="ascii").strip() if boot.exists() else socket.gethostname()


def _not_shared(who: str, folder: Path) -> ClusterError:
    todo = "Share the folder with all workers (SMPLAN_FILES says where each finds it), or keep plans in PostgreSQL and reports in an object store with --output"
    return ClusterError(who, f"the worker does not see the files of {folder}", todo)


@contextmanager
def _not_alone(client: Any, give_up: Callable[[], None]) -> Iterator[None]:
    """Give up when no worker is left for a long time: an unattended run would wait for ever."""
    over = threading.Event()

    def watch() -> None:
        alone = 0.0
        while alone < ALONE_SECONDS:
            if over.wait(LOOK_SECONDS):
                return
            try:
                workers = client.scheduler_info(n_workers=1)["workers"]
            except Exception:  # noqa: BLE001 - a client that lost its scheduler fails in many ways, and its futures tell it
                return
            alone = 0.0 if workers else alone + LOOK_SECONDS
        give_up()

    thread = threading.Thread(target=watch, name="smplan-workers", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
