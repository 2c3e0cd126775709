"""Windows of the browser: each is heard, can be scanned, and is lent again once nothing is left of whoever had it before.

A new window begins a process and compiles every script of a page, which costs more than the page itself: a window that is lent again
keeps only what the browser keeps of our unchanging files, as the window of somebody who has been here before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Error, Page

HERE = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
NOWHERE = "about:blank"
USUAL = {"width": 1280, "height": 720}
READY = 40_000  # milliseconds; a crowded machine starts kernels slowly
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
COLOURS = RULES | {"runOnly": ["color-contrast", "link-in-text-block"]}  # the rules that see another page by night
SCAN = """async ([within, rules]) => (await axe.run(within, rules)).violations
  .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))"""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An open page with what it said and asked for."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self, within: str = "html", rules: dict[str, list[str]] = RULES) -> list[str]:
        """What a scan of a part finds; the scan itself is brought to a page once."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        return self.page.evaluate(SCAN, [within, rules])

    def is_ready(self) -> Sheet:
        self.page.wait_for_selector("body.wb-ready", timeout=READY)
        return self

    def looks(self, viewport: dict[str, int], colours: str) -> Sheet:
        """The same page in another window and by day or by night."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(color_scheme=colours)
        return self

    def width(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth")

    @contextmanager
    def is_heard(self) -> Iterator[Sheet]:
        """Note what it asks for outside and what it complains of."""
        # Only listened to: a browser whose requests are held up keeps no file, and each costs a way to here and back.
        heard = (
            (self.page.context, "request", lambda request: request.url.startswith(HERE) or self.outside.append(request.url)),
            (self.page, "console", lambda said: self.errors.append(said.text) if said.type == "error" else None),
            (self.page, "pageerror", lambda problem: self.errors.append(str(problem))),
        )
        for speaker, what, hear in heard:
            speaker.on(what, hear)
        yield self
        for speaker, what, hear in heard:
            speaker.remove_listener(what, hear)


@dataclass(frozen=True)
class Windows:
    """The windows of one browser, those nobody has at the moment among them."""

    browser: Browser
    free: list[Page] = field(default_factory=list)

    @contextmanager
    def opened(
        self, address: str, *, own: bool = False, viewport: dict[str, int] = USUAL, color_scheme: str = "light", **options: Any
    ) -> Iterator[Sheet]:
        """An address in a window for one.

        Whoever listens, holds requests up or makes the browser another one asks for a window of their own; who begins nowhere, or with
        options that only a new window takes, has one.
        """
        is_own = own or bool(options) or address == NOWHERE
        page = self.new(viewport=viewport, color_scheme=color_scheme, **options) if is_own else self.lent(viewport, color_scheme)
        with Sheet(page=page).is_heard() as sheet:
            page.goto(address, timeout=READY)
            yield sheet
        if is_own or not is_wiped(page):
            page.context.close()
        else:
            self.free.append(page)

    def new(self, **options: Any) -> Page:
        return self.browser.new_context(**options).new_page()

    def lent(self, viewport: dict[str, int], color_scheme: str) -> Page:
        """A window that is as a new one."""
        page = self.free.pop() if self.free else self.new()
        page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme, reduced_motion="no-preference", forced_colors="none")
        return page


def is_wiped(page: Page) -> bool:
    """Leave a page, forget all it kept in the window, and tell whether that could be done: not where the window is on its way elsewhere."""
    try:
        page.evaluate("sessionStorage.clear()")
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        page.goto(NOWHERE)
        page.mouse.move(-1, -1)
        page.context.clear_cookies()
        line = page.context.new_cdp_session(page)
        line.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        line.detach()
    except Error:
        return False
    return True
