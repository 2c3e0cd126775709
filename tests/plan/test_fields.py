import re

import pytest

from smplan_kernel.plan.document import SECTION_TYPES, Plan
from smplan_kernel.plan.fields import fields_of, meta
from smplan_kernel.plan.glossary import GLOSSARY, meaning
from smplan_kernel.plan.goals import Goal
from smplan_kernel.plan.lookup import record_type
from smplan_kernel.plan.metrics import MonthTarget
from smplan_kernel.plan.records import Stone
from smplan_kernel.plan.walk import types_in

RECORDS = sorted({kind for section in SECTION_TYPES.values() for kind in types_in(section)}, key=lambda kind: kind.prefix)
MODELS = (Plan, Stone, MonthTarget, *SECTION_TYPES.values(), *RECORDS)
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
PREFIXES = [
    "acct",
    "lsrc",
    "artf",
    "comp",
    "goal",
    "pers",
    "chan",
    "slot",
    "mesg",
    "idea",
    "entr",
    "evnt",
    "step",
    "pson",
    "role",
    "comm",
    "stak",
    "rule",
    "rsrc",
    "metr",
    "code",
    "dsrc",
    "asmp",
    "risk",
    "chng",
    "note",
    "revw",
    "verd",
    "park",
    "less",
]


FORBIDDEN = frozenset({"cell", "execute", "object", "null", "validation", "id", "boolean"})


@every_model
def test_every_question_has_a_title_and_a_sentence_of_help(model):
    assert [entry.name for entry in fields_of(model) if not entry.title or not entry.help.endswith((".", "?"))] == []


@every_model
def test_every_question_speaks_a_planners_language(model):
    spoken = {entry.name: set(re.findall(r"\w+", f"{entry.title} {entry.help} {entry.why}".lower())) for entry in fields_of(model)}

    assert {name: words & FORBIDDEN for name, words in spoken.items() if words & FORBIDDEN} == {}


@every_model
def test_every_question_leans_only_on_words_of_the_glossary(model):
    assert {entry.term for entry in fields_of(model)} <= {"", *GLOSSARY}


@every_model
def test_every_reference_points_at_a_kind_of_record(model):
    assert {entry.ref for entry in fields_of(model)} <= {"", "any", *(kind.prefix for kind in RECORDS)}


@every_model
def test_every_closed_choice_offers_choices(model):
    assert [entry.name for entry in fields_of(model) if entry.kind in {"choice", "choices"} and not entry.choices] == []


def test_no_word_of_the_glossary_is_unused():
    used = {entry.term for model in MODELS for entry in fields_of(model)} | {"tier", "measuring tier", "reply target", "measure"}

    assert sorted(GLOSSARY.keys() - used) == []


def test_every_meaning_is_one_sentence():
    assert [term for term, text in GLOSSARY.items() if not text.endswith(".") or ". " in text] == []


def test_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="term must be a word of the glossary"):
        meaning("synergy")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_kind_of_record_has_its_prefix(prefix):
    assert record_type(prefix).prefix == prefix


def test_no_two_kinds_of_records_share_a_prefix():
    assert len({kind.prefix for kind in RECORDS}) == len(RECORDS)


def test_the_kind_follows_from_the_type():
    kinds = {
        name: meta(Goal, name).kind
        for name in ("text", "level", "parent", "departments", "number", "date", "values", "comments", "families")
    }

    assert kinds == {
        "text": "long",
        "level": "choice",
        "parent": "ref",
        "departments": "lines",
        "number": "number",
        "date": "date",
        "values": "refs",
        "comments": "records",
        "families": "choices",
    }


def test_a_stored_choice_has_its_label():
    assert meta(Goal, "level").label("marketing") == "Marketing objective"
