"""The chart bundle at an address that changes with it, so that a browser fetches it once and keeps it."""

from __future__ import annotations

import gzip
from functools import cache
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, authenticated

from smplan_kernel.figures.bundle import bundle, bundle_name
from smplan_kernel.forms.chart import ADDRESS

KEEP = "private, max-age=31536000, immutable"


class ChartBundle(JupyterHandler):
    """One file; any other name below its address means nothing."""

    @authenticated
    async def get(self, name: str) -> None:
        """Answer with the bundle, packed where the browser takes that."""
        if name != bundle_name():
            raise HTTPError(404)
        plain, packed = await IOLoop.current().run_in_executor(None, _both)
        takes_packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", KEEP)
        self.set_header("Vary", "Accept-Encoding")
        if takes_packed:
            self.set_header("Content-Encoding", "gzip")
        await self.finish(packed if takes_packed else plain)

    def compute_etag(self) -> None:
        """None is needed: the address says which file it is."""


@cache
def _both() -> tuple[bytes, bytes]:
    """The bundle as it is and packed; made on the first question for it, not on the server's own thread."""
    plain = bundle()
    return plain, gzip.compress(plain, 6, mtime=0)


def chart_routes(base_url: str) -> list[tuple[Any, ...]]:
    """The route of the bundle."""
    return [(rf"{base_url}smplan/charts/([\w.-]+)", ChartBundle)]


def chart_environment(base_url: str = "/") -> dict[str, str]:
    """What tells a page's kernel the address."""
    return {ADDRESS: f"{base_url}smplan/charts/{bundle_name()}"}
