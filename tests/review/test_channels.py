from __future__ import annotations

import pytest

from smplan_kernel.plan import Account, Channel
from tests.measures.frames import frame, row
from tests.review.plans import make_plan


def posts(*values, day="2026-10-05", metric="saves", flags="lifetime_at_export"):
    common = {"level": "post-lifetime", "metric": metric, "flags": flags, "exported_on": "2026-11-02"}
    return [row(day, value, object=f"post-{place}", **common) for place, value in enumerate(values)]


def channel(review, rows, plan=None):
    return review(plan, observations=frame(rows)).channels[0]


def test_posts_are_summed_up_by_their_median_with_their_number(review):
    assert channel(review, posts(1, 2, 3, 4, 90)).sentence == "Five posts, saves: median 3 a post."


def test_posts_that_answer_somebody_are_not_compared(review):
    replies = [row | {"object": f"reply-{place}"} for place, row in enumerate(posts(0, 0, 0, flags="lifetime_at_export,reply"))]

    assert channel(review, posts(1, 2, 3, 4, 90) + replies).sentence == "Five posts, saves: median 3 a post."


@pytest.mark.parametrize(
    ("values", "sentence", "caution"),
    [
        ((7,), "One post, saves: 7.", "Too few to rank: one post, and five are needed."),
        ((7, 8, 9, 10), "Four posts, saves: median 9 a post.", "Too few to rank: four posts, and five are needed."),
    ],
)
def test_fewer_than_five_posts_are_not_ranked(review, values, sentence, caution):
    found = channel(review, posts(*values))

    assert (found.best, found.worst, found.sentence, found.caution) == ((), (), sentence, caution)


def test_best_and_worst_are_named(review):
    found = channel(review, posts(1, 2, 3, 4, 5, 6))

    assert ([line.value for line in found.best], [line.value for line in found.worst]) == ([6, 5, 4], [1, 2, 3])


def test_no_post_is_best_and_worst_at_once(review):
    found = channel(review, posts(1, 2, 3, 4, 5))

    assert {line.object for line in found.best} & {line.object for line in found.worst} == set()


def test_a_month_without_posts_says_so(review):
    assert channel(review, posts(5, day="2026-09-05")).sentence == "No posts in this month's files."


def test_saves_tell_more_than_views(review):
    assert channel(review, [*posts(1, 2), *posts(100, 200, metric="views")]).measure == "Saves"


def test_a_source_without_single_posts_has_no_channel(review):
    assert review().channels == ()


def test_a_channel_is_known_by_its_account(review):
    account = Account(id="acct-fern", network="X", handle="@Fern")
    plan = make_plan(
        audit={"accounts": (account,)}, channels={"channels": (Channel(id="chan-feed", name="The feed", accounts=("acct-fern",)),)}
    )

    assert channel(review, posts(1), plan).name == "The feed"


def test_the_same_name_on_another_network_is_another_channel(review):
    account = Account(id="acct-fern", network="LinkedIn", handle="fern")
    plan = make_plan(
        audit={"accounts": (account,)}, channels={"channels": (Channel(id="chan-feed", name="The feed", accounts=("acct-fern",)),)}
    )

    assert channel(review, posts(1), plan).name == "Feed"


def test_a_post_shows_what_its_file_tells_of_it(review):
    words = {"form": "IG reel", "link": "https://example.org/p/1", "text": "Ten plants"}
    rows = [one | words for value in posts(1, 2, 3, 4, 5) for one in (value, value | {"metric": "reach", "value": 40.0})]
    best = channel(review, rows).best[0]

    assert (best.form, best.link, best.text) == tuple(words.values())
    assert best.rate == "5 engagements of 40 people reached, 13 %"
