"""The one address that smplan listens on: this machine, at a port that is free or refused in a sentence."""

from __future__ import annotations

import socket

from tornado.netutil import bind_sockets

from smplan_kernel.errors import WorkspaceError

ADDRESS = "127.0.0.1"


def listen(port: int) -> list[socket.socket]:
    """The sockets of a port; 0 lets the system choose a free one. Never another port than the one asked for.

    Raises
    ------
    WorkspaceError
        When the port is taken.
    """
    try:
        return bind_sockets(port, ADDRESS)
    except (OSError, OverflowError) as exc:
        where, problem = f"Port {port}", "it is taken by another program, or cannot be used"
        raise WorkspaceError(where, problem, "Choose another one, or none to have a free one found.") from exc


def port_of(sockets: list[socket.socket]) -> int:
    """The port that was bound."""
    port: int = sockets[0].getsockname()[1]
    return port
