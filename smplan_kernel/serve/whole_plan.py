"""The whole plan as one page to read and to print: no kernel, nothing to change, the same key as everywhere."""

from __future__ import annotations

from tornado.ioloop import IOLoop
from tornado.web import authenticated
from voila.handler import BaseVoilaHandler

from smplan_kernel.errors import SmplanError
from smplan_kernel.plan import Plan
from smplan_kernel.serve.handlers import START_PAGE
from smplan_kernel.serve.messages import closed, plans_to_choose
from smplan_kernel.serve.steps import Shelf
from smplan_kernel.workbook.which import SeveralPlansError, is_yes

ROUTE = r"voila/whole-plan"
FIRST_PAGE = START_PAGE.removesuffix(".ipynb")


class WholePlan(BaseVoilaHandler):  # type: ignore[misc]  # Voila ships no hints
    """The plan as others will read it."""

    def initialize(self, *, shelf: Shelf, default_plan: str, **options: object) -> None:
        """Take the plans of this server."""
        super().initialize(**options)
        self.shelf, self.default_plan = shelf, default_plan

    @authenticated
    async def get(self) -> None:
        """Give the document; it is drawn beside the server's own work, so that nobody waits for it."""
        try:
            plan = self.shelf.plan(
                self.get_query_argument("plan", "") or self.default_plan, is_example=is_yes(self.get_query_argument("example", ""))
            )
        except SeveralPlansError as several:
            raise plans_to_choose(FIRST_PAGE, several) from several
        except SmplanError as problem:
            raise closed(problem) from problem
        self.set_header("Cache-Control", "no-store")
        self.finish(await IOLoop.current().run_in_executor(None, document, plan))


def document(plan: Plan) -> str:
    """The plan in the depth that was chosen on the start page."""
    from smplan_kernel.documents.plan import plan_html  # noqa: PLC0415 - draws charts; most servers never need it

    return plan_html(plan, depth=plan.start.depth or "standard")
