"""The one address that smplan listens on: this machine, at a port that is free or refused in a sentence."""

from __future__ import annotations

import hashlib
import socket

from smplan_kernel.errors import WorkspaceError

ADDRESS = "127.0.0.1"
LAST_PORT = 65535
USUAL_PORTS = range(20000, 32000)  # below those that systems give away by themselves
WAY_OUT = "Choose another one, or none to have a free one found."


def listen(port: int) -> socket.socket:
    """A listening socket; 0 lets the system choose a free port. Never another port than the one asked for.

    Raises
    ------
    WorkspaceError
        When the port is taken, or is none.
    """
    where = f"Port {port}"
    if not 0 <= port <= LAST_PORT:
        problem = f"ports go up to {LAST_PORT}"
        raise WorkspaceError(where, problem, WAY_OUT)
    try:
        listening = socket.create_server((ADDRESS, port), backlog=128)
    except OSError as exc:
        problem = "it is taken by another program, or not allowed"
        raise WorkspaceError(where, problem, WAY_OUT) from exc
    listening.setblocking(False)
    return listening


def listen_as_usual(port: int, workspace: str) -> socket.socket:
    """As `listen`, but 0 means the port that this workspace had the last time, if that is free.

    A browser keeps what was typed and not saved by address: a server that comes back elsewhere would never be offered it.
    """
    if port:
        return listen(port)
    try:
        return listen(usual_port(workspace))
    except WorkspaceError:
        return listen(0)


def usual_port(workspace: str) -> int:
    """The same port for the same workspace, without anything written down.

    >>> usual_port("/plans") == usual_port("/plans")
    True
    """
    return USUAL_PORTS[int.from_bytes(hashlib.sha256(workspace.encode()).digest()[:4], "big") % len(USUAL_PORTS)]


def port_of(listening: socket.socket) -> int:
    """The port that was bound."""
    port: int = listening.getsockname()[1]
    return port
