"""`python -m tests.bench`: what smplan costs beside the plain stack, side by side in one run on this machine.

Ordinary and forked rounds alternate, so that whatever else the machine does falls on both. The table shows medians with the
fastest and slowest round; ratios are of medians. `bench.json` holds every round.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from tests.bench import batch, history, imports, kernels, machine, pages, reviews
from tests.bench.rounds import Line, table

PARTS = {
    "kernels": kernels.measure,
    "reviews": reviews.measure,
    "pages": pages.measure,
    "history": history.measure,
    "imports": imports.measure,
    "batch": batch.measure,
}


def main() -> None:
    """Measure what was asked for, print it, and write it down."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    asked.add_argument("parts", nargs="*", help=f"which parts: {', '.join(PARTS)} (all when none is named)")
    asked.add_argument("--rounds", type=int, default=5, help="rounds of each kind")
    asked.add_argument("--full", action="store_true", help="100 pages at once and 1,000 plans, too")
    asked.add_argument("-o", "--output", type=Path, default=Path("bench.json"))
    given = asked.parse_args()
    if unknown := [part for part in given.parts if part not in PARTS]:
        asked.error(f"{', '.join(unknown)} is none of {', '.join(PARTS)}")
    about = machine.description()
    logging.getLogger("papermill").setLevel(logging.ERROR)  # one line for each run would hide the table
    print(*(f"{name}: {value}" for name, value in about.items()), sep="\n", flush=True)
    lines: list[Line] = []
    for part in given.parts or PARTS:
        found = PARTS[part](rounds=given.rounds, full=given.full)
        print(f"\n{table(found)}", flush=True)
        lines += found
        write(given.output, about, lines)  # a run that is stopped keeps what it has


def write(output: Path, about: dict[str, str], lines: list[Line]) -> None:
    """Write down every round. Writes."""
    output.write_text(json.dumps({"machine": about, "lines": [line.as_json() for line in lines]}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
