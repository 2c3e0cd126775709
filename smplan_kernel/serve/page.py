"""A page of the workbook: its sheet is sent before its kernel is begun, and what cannot be opened is said before that."""

from __future__ import annotations

import json
import re
from typing import Any

from tornado.web import authenticated
from voila.static_file_handler import TemplateStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler

from smplan_kernel import paths
from smplan_kernel.errors import SmplanError
from smplan_kernel.serve.kit import sheet_address
from smplan_kernel.serve.messages import Said, closed, full, plans_to_choose
from smplan_kernel.serve.parts import parts_of
from smplan_kernel.serve.settings import seats
from smplan_kernel.serve.steps import Shelf
from smplan_kernel.workbook.which import SeveralPlansError, is_yes

PAGE = re.compile(r"[\w-]+\.ipynb")


class PageHandler(TornadoVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """Voila's page, its first words sent at once."""

    shell: dict[str, Any]

    def initialize(self, *, shelf: Shelf, default_plan: str, notebooks: Any, **options: Any) -> None:
        """Take what every page of this server needs."""
        super().initialize(**options)
        self.shelf, self.default_plan, self.notebooks = shelf, default_plan, notebooks

    @authenticated
    async def get(self, path: str = "") -> None:
        """Send the sheet, then begin a kernel and send what it has to show."""
        self.shell = self._shell(path)
        self.xsrf_token  # noqa: B018 - asking for it sets the cookie, which cannot be set once something was sent
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(self._sheet(path))
        await self.flush()
        async for html in self.get_generator(path=path):
            self.write(html)
            self.flush()

    def write_error(self, status_code: int, **options: Any) -> None:
        """Say what is wrong in the dress of the pages."""
        if status_code == full().status_code:
            self.set_header("Retry-After", "60")
        super().write_error(status_code, **options)

    def _shell(self, path: str) -> dict[str, Any]:
        """Everything around the page.

        Raises
        ------
        Said
            When there is no such page or plan, when a plan must be chosen, when the house is full.
        """
        if not PAGE.fullmatch(path) or not (self.notebooks / path).is_file():
            raise Said(404)
        if len(self.kernel_manager.list_kernel_ids()) >= seats():
            raise full()
        stem = path.removesuffix(".ipynb")
        try:
            shell = self.shelf.sheet(stem, self._asked("plan") or self.default_plan, is_example=is_yes(self._asked("example")))
        except SeveralPlansError as several:
            raise plans_to_choose(stem, several) from several
        except SmplanError as problem:
            raise closed(problem) from problem
        cells = json.loads((self.notebooks / path).read_text("utf-8"))["cells"]
        return shell | {"parts": parts_of(_joined(cells), has_way_on=bool(shell.get("next"))), "kit": sheet_address(), "is_sent": True}

    def _asked(self, name: str) -> str:
        asked: str = self.get_query_argument(name, "")
        return asked

    def _sheet(self, path: str) -> str:
        """The page without anything that needs a kernel."""
        html: str = self.render_template(
            "sheet.html.j2", shell=self.shell, base=self.base_url, stem=path.removesuffix(".ipynb"), asset=self._asset
        )
        return html

    def _asset(self, path: str) -> str:
        """The address of a file of the dress; it changes with the file, so that the browser keeps it for good."""
        prefix = {"static_url_prefix": f"{self.base_url}voila/templates/", "static_path": str(paths.templates())}
        address: str = TemplateStaticFileHandler.make_static_url(prefix, f"smplan/static/{path}")
        return address


def _joined(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells as notebooks keep them on disk, a list of lines, with their text in one piece."""
    return [cell | {"source": "".join(cell["source"])} for cell in cells]
