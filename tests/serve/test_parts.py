from smplan_kernel.serve.parts import parts_of


def words(source):
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def act(tag):
    return {"cell_type": "code", "metadata": {"tags": [tag]}, "source": "page"}


def test_each_part_keeps_its_place_among_all():
    parts = parts_of([words("# Goals"), act("parameters"), act("ask")], has_way_on=True)

    assert [(part["number"], part["shape"]) for part in parts] == [(1, "prose"), (2, "parameters"), (3, "ask")]


def test_the_first_thing_to_come_is_known():
    parts = parts_of([act("setup"), act("look"), act("ask")], has_way_on=True)

    assert [part["number"] for part in parts if part.get("is_first")] == [2]


def test_a_page_with_links_leaves_out_its_own_way_on():
    assert "02" not in parts_of([words("Done.\n\n## What's next?\n\n[Next](02_goals.ipynb)")], has_way_on=True)[0]["html"]


def test_html_in_prose_stays_text():
    assert "<script>" not in parts_of([words("<script>alert(1)</script>")], has_way_on=True)[0]["html"]
