import os
import urllib.parse
from pathlib import Path

from smplan_kernel.serve.settings import POLICY

CANARY = "canary-3c1f9"


def test_the_address_opens_the_start_page_with_plan_and_key(server):
    address = urllib.parse.urlsplit(server.url)
    query = urllib.parse.parse_qs(address.query)

    assert (address.hostname, address.path, query["plan"]) == ("127.0.0.1", "/voila/render/00_start.ipynb", ["fernhill"])
    assert len(query["token"][0]) >= 32


def test_the_address_answers_with_the_page(server):
    answer = server.get("/voila/render/00_start.ipynb?plan=fernhill")

    assert answer.status == 200
    assert "<h1" in answer.text


def test_the_root_leads_to_the_start_page_and_keeps_the_key(server):
    answer = server.get("/")

    assert answer.status == 302
    assert answer.headers["Location"] == f"/voila/render/00_start.ipynb?token={server.token}&plan=fernhill"


def test_no_page_is_shown_without_the_key(server):
    answer = server.get("/voila/render/00_start.ipynb", token="")

    assert (answer.status, answer.headers["Location"].split("?")[0]) == (302, "/login")


def test_no_page_is_shown_with_a_wrong_key(server):
    assert server.get("/voila/render/00_start.ipynb", token="wrong").status == 302  # noqa: S106 - it opens nothing


def test_whoever_has_no_key_reads_where_it_is(server):
    answer = server.get("/login", token="")

    assert answer.status == 403
    assert "Open the link that smplan showed" in answer.text


def test_kernels_cannot_be_asked_for_without_the_key(server):
    assert server.get("/api/kernels/513e1453-93fa-4acc-8e6a-37807057263b", token="").status == 403


def test_the_files_route_serves_nothing(server):
    assert server.get("/voila/files/00_start.ipynb").status == 403


def test_there_is_no_list_of_files(server):
    assert [server.get(path).status for path in ("/voila/tree", "/voila/api/contents/")] == [404, 404]


def test_kernels_cannot_be_listed(server):
    assert server.get("/api/kernels").status == 404


def test_another_template_cannot_be_asked_for(server):
    assert "wb-page" in server.get("/voila/render/02_goals.ipynb?template=lab").text


def test_a_page_that_does_not_exist_says_so_in_our_dress(server):
    answer = server.get("/voila/render/99_nowhere.ipynb")

    assert answer.status == 404
    assert '<html lang="en"' in answer.text
    assert "There is no such page" in answer.text


def test_an_unknown_plan_is_told_before_a_kernel_is_begun(server):
    answer = server.get("/voila/render/02_goals.ipynb?plan=nobody")

    assert answer.status == 404
    assert "There is no such plan" in answer.text


def test_whoever_asks_for_a_plan_that_is_not_there_learns_of_no_other(server):
    assert "fernhill" not in server.get("/voila/render/02_goals.ipynb?plan=nobody").text.lower()


def test_a_folder_cannot_be_left(server):
    assert server.get("/voila/render/..%2f..%2fpyproject.ipynb").status == 404


def test_the_first_words_need_no_kernel(server):
    text = server.get("/voila/render/02_goals.ipynb?plan=fernhill").text

    assert text.index("<h1") < text.index("jupyter-config-data")


def test_a_full_house_says_when_to_come_back(full_server):
    answer = full_server.get("/voila/render/02_goals.ipynb?plan=fernhill")

    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "smplan.tryAgain(60)" in answer.text


def test_several_plans_are_shown_to_whoever_named_none(undecided_server):
    answer = undecided_server.get("/voila/render/02_goals.ipynb")

    assert answer.status == 300
    assert 'href="02_goals.ipynb?plan=hillfern"' in answer.text


def test_the_whole_plan_is_read_on_one_page(server):
    answer = server.get("/voila/whole-plan?plan=fernhill")

    assert answer.status == 200
    assert "Social media plan" in answer.text


def test_the_whole_plan_asks_for_the_key(server):
    assert server.get("/voila/whole-plan?plan=fernhill", token="").status == 302


def test_the_whole_plan_of_nobody_says_so(server):
    assert server.get("/voila/whole-plan?plan=nobody").status == 404


def test_an_unknown_address_says_so_in_our_dress(server):
    assert "There is no such page" in server.get("/nowhere").text


def test_a_name_that_is_not_this_machine_is_refused(server):
    assert server.get("/voila/render/00_start.ipynb", Host="evil.example").status == 403


def test_every_page_forbids_addresses_outside(server):
    assert server.get("/login").headers["Content-Security-Policy"] == POLICY


def test_every_answer_forbids_guessing_its_type(server):
    answer = server.get("/voila/templates/smplan/static/tokens.css")

    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_name_of_the_plan_stands_on_the_page_as_text(server):
    text = server.get("/voila/render/02_goals.ipynb?plan=fernhill").text

    assert "Fernhill &lt;b&gt;Garden&lt;/b&gt; Design" in text
    assert "<b>Garden</b>" not in text


def test_links_between_pages_keep_the_plan(server):
    text = server.get("/voila/render/02_goals.ipynb?plan=fernhill").text

    assert 'rel="next" href="03_personas.ipynb?plan=fernhill"' in text


def test_a_name_that_cannot_be_a_plan_is_not_written_into_the_page(server):
    assert "onload" not in server.get("/voila/render/02_goals.ipynb?plan=%22onload%3D").text


def test_a_part_that_fails_speaks_plainly(server):
    text = server.get("/voila/render/02_goals.ipynb?plan=fernhill").text

    assert "This part of the page could not be shown." in text
    assert "ZeroDivisionError" not in text


def test_an_answer_ends_when_its_kernel_ended_before_it_was_ready(kernelless_server):
    text = kernelless_server.get("/voila/render/02_goals.ipynb?plan=fernhill").text

    assert "This page could not be prepared." in text
    assert "<script>voila_finish()</script>" not in text  # so that the sheet's own program says it


def test_a_secret_of_the_server_is_not_in_a_kernel(kernel_sees):
    assert CANARY not in str(kernel_sees)


def test_the_key_is_not_in_a_kernel(kernel_sees, server):
    assert server.token not in str(kernel_sees)


def test_a_kernel_knows_its_workspace_and_plan(kernel_sees, pages):
    assert kernel_sees["SMPLAN_WORKSPACE"] == str(pages / "plans")
    assert kernel_sees["QUERY_STRING"] == "plan=fernhill"


def test_a_signal_ends_the_server_and_leaves_nothing(own_server):
    own_server.get("/voila/render/00_start.ipynb?plan=fernhill")

    assert own_server.stop() == 0
    assert sorted(Path(own_server.temporary).iterdir()) == []


def test_a_server_that_ends_takes_its_kernels_along(own_server):
    kernel = int(own_server.kernel_sees()["PID"])
    assert is_alive(kernel)
    own_server.stop()

    assert not is_alive(kernel)


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
