"""The browser's half of the forms by address: each module and the one sheet, kept by the browser until a letter of them changes."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError
from voila.handler import BaseVoilaHandler

from smplan_kernel import figures, paths
from smplan_kernel.forms.assets import STATIC, module, style
from smplan_kernel.forms.travel import mark

ROUTE = r"voila/forms/([a-z_+]+\.(?:js|css))"
SHEET = "sheet.css"
A_YEAR = 31_536_000


class Kit(BaseVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """Nothing here is anybody's: whoever reads it learns what the product's own files say."""

    @allow_unauthenticated
    def get(self, name: str) -> None:
        """Give the text; an address with the text's own mark is good for ever."""
        text = whole_sheet() if name == SHEET else _module(name)
        known = self.get_query_argument("v", "") == mark(text)
        self.set_header("Content-Type", "text/css" if name == SHEET else "text/javascript")
        self.set_header("Cache-Control", f"public, max-age={A_YEAR}, immutable" if known else "no-cache")
        self.finish(text)


def sheet_address() -> str:
    """Where the sheet of all forms and figures is, below the base address of the pages.

    >>> sheet_address().startswith("forms/sheet.css?v=")
    True
    """
    return f"forms/{SHEET}?v={mark(whole_sheet())}"


def whole_sheet() -> str:
    """The sheets of all forms and of the figures; the tokens stand on the page already."""
    more = sorted(file.stem for file in STATIC.glob("*.css") if file.stem != "forms")
    tokens = (paths.templates() / "documents" / "tokens.css").read_text("utf-8")
    return (style(*more)[:] + figures.styles()).replace(tokens, "")


def _module(name: str) -> str:
    """The module of those parts.

    Raises
    ------
    HTTPError
        When one of them is no part of ours.
    """
    parts = name.removesuffix(".js").split("+")
    if not name.endswith(".js") or not {*parts} <= {file.stem for file in STATIC.glob("*.js")}:
        raise HTTPError(404)
    return module(*parts)[:]
