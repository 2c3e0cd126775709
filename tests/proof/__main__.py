"""`make proof-imports`: a thousand files that are broken, strange or hostile, each right or one clear error, and none costly.

Prints every breach as it is found, then a table by corpus; exits 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import chain

from tests.proof import corpora
from tests.proof.mutants import mutants
from tests.proof.run import Result, prove

LEAST = 1000
EVERY = 100
LONGEST = 400  # letters of one line


def main() -> int:
    """Fetch, read, judge, tell."""
    asked = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__.splitlines()[0])
    asked.add_argument("--times", type=int, default=1, help="how often each layout is spoilt in each way")
    asked.add_argument("--only", default="", help="only corpora whose name holds this")
    given = asked.parse_args()
    missing = corpora.fetch()
    cases = chain(corpora.tables(), corpora.naughty(), corpora.ugly(), corpora.bombs(), mutants(given.times))
    results = prove((case for case in cases if given.only in case.corpus), _tell)
    print(table(results))
    if missing:
        print(f"Not to be had: {', '.join(missing)}")
    if len(results) < LEAST and not given.only:
        print(f"Only {len(results)} files, {LEAST} are asked for.")
        return 1
    return 1 if any(result.breaches for result in results) else 0


def _tell(results: list[Result]) -> None:
    """Each breach as it is found, and how far the proof is."""
    newest = results[-1]
    for breach in newest.breaches:
        print(f"{newest.case.corpus} | {newest.case.name} | {breach}"[:LONGEST], flush=True)
    if len(results) % EVERY == 0:
        print(f"{len(results)} files", file=sys.stderr, flush=True)


def table(results: Iterable[Result]) -> str:
    """A line for each corpus: how many files, how they ended, what the dearest cost."""
    results = list(results)
    lines = [f"{'corpus':<26}{'files':>6}{'read':>6}{'asked':>6}{'refused':>8}{'breaches':>9}{'most s':>8}{'most MB':>8}"]
    for corpus in [*dict.fromkeys(result.case.corpus for result in results), ""]:
        these = [result for result in results if corpus in {"", result.case.corpus}]
        counts = [sum(1 for one in these if one.status == status) for status in ("recognised", "needs-answer", "refused")]
        broken = sum(1 for one in these if one.breaches)
        seconds, megabytes = max((one.cost.seconds for one in these), default=0), max((one.cost.megabytes for one in these), default=0)
        lines.append(
            f"{corpus or 'together':<26}{len(these):>6}{counts[0]:>6}{counts[1]:>6}{counts[2]:>8}{broken:>9}{seconds:>8.2f}{megabytes:>8.0f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
