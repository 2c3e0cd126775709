"""A file opened in Chromium: what it shows, what it is made of, and everything it tried to run or to ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Put into every page and frame before anything of its own: whoever calls these has run a script.
WATCH = """
window.tried = [];
const watch = (owner, name) => { owner[name] = (...given) => { window.tried.push(`${name}(${given.slice(0, 2).join(", ").slice(0, 80)})`); } };
for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "postMessage"]) watch(window, name);
for (const [owner, name] of [[XMLHttpRequest.prototype, "open"], [Document.prototype, "write"], [Navigator.prototype, "sendBeacon"]]) watch(owner, name);
document.addEventListener("securitypolicyviolation", (told) => window.tried.push(`${told.violatedDirective} wanted ${told.blockedURI} ${told.sample}`));
"""
# Words of the page without its own styles and scripts, and its make: every kind of element with its attributes.
LOOK = """(within) => {
  const root = document.querySelector(within), make = new Set(), aims = new Set(), shown = root.cloneNode(true);
  for (const part of root.querySelectorAll("*")) {
    const names = [...part.attributes].map((one) => one.name);
    make.add(part.localName); names.forEach((name) => make.add(`${part.localName} ${name}`));
    for (const name of ["href", "src", "xlink:href", "action", "formaction", "data", "poster", "srcset", "background"])
      if (part.hasAttribute(name)) aims.add(part.getAttribute(name).trim());
  }
  shown.querySelectorAll("style, script").forEach((part) => part.remove());
  return { text: shown.textContent, make: [...make], aims: [...aims].filter((aim) => !aim.startsWith("#")), tried: window.tried };
}"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of one file."""

    text: str
    make: frozenset[str]
    aims: frozenset[str]
    tried: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Window:
    """A browser in which files are looked at, one after the other."""

    browser: Browser
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def look(self, file: Path, within: str = "body") -> Seen:
        """Open a file offline and let it stand for a moment."""
        self.asked.clear()
        self.said.clear()
        context = self.browser.new_context(offline=True)
        page = context.new_page()
        page.add_init_script(WATCH)
        context.route("**/*", lambda route: self._guard(route, file))
        page.on("dialog", lambda dialog: (self.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda told: self.said.append(f"console {told.text}") if told.type != "error" else None)
        page.on("popup", lambda _: self.said.append("popup"))
        page.goto(file.as_uri())
        page.wait_for_timeout(50)
        known: dict[str, Any] = page.evaluate(LOOK, within)
        if page.url != file.as_uri():
            self.said.append(f"went to {page.url}")
        context.close()
        return Seen(
            text=known["text"],
            make=frozenset(known["make"]),
            aims=frozenset(known["aims"]),
            tried=(*known["tried"], *self.said),
            asked=tuple(self.asked),
        )

    def _guard(self, route: Route, file: Path) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()


@contextmanager
def window() -> Iterator[Window]:
    """A Chromium of one's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield Window(browser=browser)
        finally:
            browser.close()
