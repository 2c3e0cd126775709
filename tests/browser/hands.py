"""Somebody who has a keyboard and nothing else, and notes each step at which they could not see where they are or did not get on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

MOST = 250  # steps from one control to another; no page has more
PARTS = 6  # a date is one control of up to four parts

# What a focus may look like: at the control, at its label, at what stands around it.
LOOKS = """
  const facts = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor", "backgroundColor", "textDecorationLine"];
  const facing = (one) => (one ? facts.map((name) => getComputedStyle(one)[name]).join() : "");
  const looks = (one) => [one, one.labels?.[0], one.parentElement].map(facing).join();
  const hold = () => { window.held = { one: document.activeElement, look: looks(document.activeElement) }; };
"""
HOLD = f"() => {{ {LOOKS} hold(); }}"
COMPARE = (
    "() => {"
    + LOOKS
    + """
  const { one, look } = window.held;
  const now = document.activeElement;
  const parts = [now, ...(now.labels ?? [])];
  const isSeen = now === document.body || parts.some((part) => [...part.getClientRects()].some(({ left, top, width, height }) => {
    const there = document.elementFromPoint(left + width / 2, Math.min(Math.max(top + height / 2, 0), innerHeight - 1));
    return there && parts.some((other) => other.contains(there));
  }));
  const words = (node) => (node.labels?.[0] ?? node).outerHTML.slice(0, 120);
  const found = {
    moved: now !== one,
    faults: [
      ...(now === one || looks(one) !== look || !one.isConnected || one === document.body ? [] : [`not seen in focus: ${words(one)}`]),
      ...(isSeen ? [] : [`out of sight: ${words(now)}`]),
    ],
  };
  hold();
  return found;
}"""
)
QUESTION = "document.activeElement.closest('fieldset')?.querySelector('legend')?.textContent ?? ''"


@dataclass(kw_only=True)
class Hands:
    """Two hands on a keyboard."""

    page: Page
    line: CDPSession
    faults: list[str] = field(default_factory=list)

    @classmethod
    def on(cls, page: Page) -> Hands:
        return cls(page=page, line=page.context.new_cdp_session(page))

    @property
    def name(self) -> str:
        """What a screen reader calls the control in focus; a row of radio buttons is called as its question."""
        heard = self.heard()
        return self.page.evaluate(QUESTION) if heard["role"]["value"] == "radio" else heard["name"]["value"]

    def heard(self) -> dict[str, Any]:
        """What the browser tells a screen reader of the control in focus."""
        one = self.line.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        return self.line.send("Accessibility.getPartialAXTree", {"objectId": one, "fetchRelatives": False})["nodes"][0]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type a text in place of what stands there."""
        self.press("Control+A")
        self.page.keyboard.type(text)

    def step(self, *, back: bool = False) -> None:
        """Go to the next control, or to the one before, and look where that is."""
        self.page.evaluate(HOLD)
        self.go(back=back)

    def go(self, *, back: bool) -> None:
        for _ in range(PARTS):
            self.press("Shift+Tab" if back else "Tab")
            found = self.page.evaluate(COMPARE)
            if found["moved"]:
                break
        else:
            self.faults.append(f"caught at: {self.name}")
        self.faults.extend(found["faults"])

    def to(self, name: str, *, back: bool = False) -> Hands:
        """Go on until the control of that name has the focus."""
        passed = []
        self.page.evaluate(HOLD)
        for _ in range(MOST):
            self.go(back=back)
            passed.append(self.name)
            if passed[-1] == name:
                return self
        msg = f"no {name!r} among {list(dict.fromkeys(passed))}"
        raise AssertionError(msg)

    def follow(self, link: str, stem: str) -> Hands:
        """Go to a link, follow it, and wait for the page."""
        self.to(link).press("Enter")
        self.page.wait_for_url(f"**/{stem}.ipynb**")
        self.page.wait_for_selector("body.wb-ready")
        return self
