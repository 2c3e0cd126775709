"""What our server answers besides pages: the way in, and the two ways not in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.base.handlers import APIHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, OutputTransform, authenticated
from voila.handler import BaseVoilaHandler

START_PAGE = "00_start.ipynb"
LAST_WORDS = 5.0  # seconds that a page's kernel lives on after its window has closed


class Root(BaseVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """`/` is the start page; Voila's list of files is not shown to anybody."""

    @authenticated
    def get(self) -> None:
        """Send the browser to the start page with everything the address carried."""
        query = {name: self.get_query_arguments(name)[-1] for name in self.request.query_arguments}
        query.setdefault("plan", self.settings["default_plan"])
        self.redirect(page_address(self.base_url, query))


def page_address(base_url: str, query: dict[str, str]) -> str:
    """The address of the start page; empty values are left out."""
    kept = urlencode({name: value for name, value in query.items() if value})
    return f"{base_url}voila/render/{START_PAGE}" + (f"?{kept}" if kept else "")


class LinkNeeded(BaseVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """Whoever comes without the key reads where it is to be found. There is no form: a key is not a password to be guessed."""

    def initialize(self) -> None:
        """Take the settings from the application: the identity provider names no arguments."""
        super().initialize(voila_configuration=self.settings["voila"].voila_configuration)

    @allow_unauthenticated
    def get(self) -> None:
        """Say what is missing."""
        raise HTTPError(403)


class NotFound(BaseVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """Every address that means nothing."""

    async def prepare(self) -> None:
        """Answer before any method is looked for; a stranger learns no more than that the key is missing."""
        await super().prepare(_redirect_to_login=False)
        raise HTTPError(404)


class ShutdownSoon(APIHandler):
    """A window that closes ends its kernel, but not in the middle of its last save."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Let the kernel finish what was sent before the window closed."""
        IOLoop.current().call_later(LAST_WORDS, self.end, kernel_id)
        self.set_status(204)

    async def end(self, kernel_id: str) -> None:
        """End the kernel, unless it has gone by itself."""
        if kernel_id in self.kernel_manager:
            await self.kernel_manager.shutdown_kernel(kernel_id)  # type: ignore[no-untyped-call]  # jupyter_client leaves it bare


class LinkIdentity(IdentityProvider):
    """One shared key in the link; without it, `LinkNeeded`."""

    def get_handlers(self) -> list[tuple[str, object]]:
        """Only the page that asks for the link."""
        return [(r"/login", LinkNeeded)]


class PlainHeaders(OutputTransform):
    """Headers that every answer carries, also a font's or a picture's."""

    def transform_first_chunk(self, status_code: int, headers: Any, chunk: bytes, finishing: bool) -> tuple[int, Any, bytes]:  # noqa: FBT001 - tornado's
        """Add the headers to whatever is sent first."""
        del finishing
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        return status_code, headers, chunk
