"""What does not add up in a layout is said before a file is read; a half-written one stops no other."""

import pytest

from smplan_kernel.errors import LayoutError
from smplan_kernel.plan import blank_plan
from smplan_kernel.plan.mapping import MappedColumn, Mapping
from smplan_kernel.sources.mapped.agreed import PLATFORM_WORDS, profile_of, profiles_of
from smplan_kernel.sources.mapped.profile import Agreed


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": " "}, "it has no name"),
        ({"header": ()}, "it names no headings"),
        ({"columns": ()}, "no column says what it counts"),
        ({"level": "now and then"}, "it does not say what one line is"),
        ({"platform": "Orkut"}, "it does not say which platform"),
        ({"decimal": ""}, "it does not say how numbers are written"),
        ({"decimal": ",", "thousands": ","}, "the same mark cannot part thousands and decimals"),
        ({"totals": "word"}, "it does not say how totals begin"),
        ({"date_column": ""}, "no column holds the day"),
        ({"date_format": "as usual"}, "it does not say how days are written"),
        ({"date_format": "MMM YYYY"}, "its days name no single day"),
        ({"level": "campaign-period"}, "no column names the campaign"),
        ({"object_column": "Page"}, "a line about the account names a thing"),
        ({"columns": (MappedColumn(column="A", measure="vistors"),)}, "'vistors' is no figure that smplan knows"),
        ({"columns": (MappedColumn(column="A", measure="revenue"),)}, "'A' counts money and names no currency"),
        (
            {
                "columns": (
                    MappedColumn(column="A", measure="views", definition="V"),
                    MappedColumn(column="B", measure="views", definition="V"),
                )
            },
            "two columns count 'views' under one name",
        ),
    ],
)
def test_a_layout_that_does_not_add_up_says_what_to_do(till, changes, says):
    with pytest.raises(LayoutError, match=says):
        profile_of(till(**changes))


def test_a_half_written_layout_stops_no_other(till):
    plan = blank_plan("garden").with_metrics(mappings=(Mapping(id="mapp-cccc", name="Half"), till()))

    assert [profile.name for profile in profiles_of(plan)] == ["Till"]


def test_a_layout_travels_into_the_reader_s_process_and_arrives_whole(till):
    agreed = Agreed(layouts=(profile_of(till(platform_column="Network", missing=("closed",))),), named="Till")

    assert Agreed.unpacked(agreed.packed()) == agreed


@pytest.mark.parametrize(("word", "platform"), [("Instagram", "instagram"), ("twitter", "x"), ("newsletter", "email"), ("web site", "web")])
def test_platforms_are_known_by_the_words_people_use(word, platform):
    assert PLATFORM_WORDS[word.casefold()] == platform
