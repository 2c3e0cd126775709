"""The guard itself: what would leave the machine does not, and is noted."""

OUTSIDE = ("https://fonts.example.org/inter.woff2", "http://192.0.2.7/by-its-number.png")


def test_what_a_page_asks_for_outside_is_stopped_and_noted(open_sheet):
    sheet = open_sheet("about:blank")
    sheet.page.evaluate("(all) => Promise.allSettled(all.map((one) => fetch(one, { mode: 'no-cors' })))", OUTSIDE)

    assert sorted(sheet.outside) == sorted(OUTSIDE)
    assert [line for line in sheet.errors if "ERR_NAME_NOT_RESOLVED" in line] == sheet.errors
    assert len(sheet.errors) == len(OUTSIDE)
