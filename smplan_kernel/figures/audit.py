"""Who is listened to, by the five kinds of sources."""

from __future__ import annotations

from smplan_kernel.figures.picture import MISSING, PARTLY, THERE, Cell, Picture, rows_picture, state
from smplan_kernel.figures.words import count, listed
from smplan_kernel.plan.audit import LISTENING_KINDS
from smplan_kernel.plan.document import Plan


def sources_by_type(plan: Plan) -> Picture:
    """Whom do you listen to, and whom not yet."""
    sources = plan.audit.listening
    kinds = {kind: [source for source in sources if source.kind == kind] for kind, _ in LISTENING_KINDS}
    rows = []
    for kind, words in LISTENING_KINDS:
        found = kinds[kind]
        ready = sum(bool(source.is_set_up) for source in found)
        look = THERE if found and ready == len(found) else PARTLY if found else MISSING
        said = f"{ready} of {len(found)} set up" if found else "nobody yet"
        rows.append((words, Cell(text=count(len(found), "source"), lines=tuple(source.name for source in found)), state(said, look)))
    empty_kinds = [words.lower() for kind, words in LISTENING_KINDS if not kinds[kind]]
    return rows_picture(
        "Whom do you listen to, and whom not yet?",
        ("Kind", "Sources", "Set up"),
        rows if sources else (),
        note=f"Nobody is listened to among {listed(empty_kinds)}." if empty_kinds else "All five kinds are heard.",
        empty="No sources yet. Listen first: one source for each of customers, prospects, competitors, journalists and influencers is enough.",
    )
