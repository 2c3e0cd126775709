from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.errors import ExportError, UnknownExportError
from smplan_kernel.sources.files.limits import Limits
from smplan_kernel.sources.files.tables import header_key, plain_text
from smplan_kernel.sources.files.text import CUT_FROM, TextNotes, read_text


def table(data, **limits):
    return read_text(data, file="f.csv", limits=Limits(**limits), noticed=TextNotes())


def noticed(data):
    notes = TextNotes()
    read_text(data, file="f.csv", limits=Limits(), noticed=notes)
    return notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_survive_every_encoding(encoding):
    assert table("Größe,Zahl\nfünf,5\n".encode(encoding)).rows == [["Größe", "Zahl"], ["fünf", "5"]]


def test_letters_of_a_spreadsheet_are_noticed():
    assert noticed("Größe,Zahl\n".encode("cp1252")).is_resaved


@pytest.mark.parametrize("again", ["cp1252", "latin-1"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_letters_that_were_saved_in_the_wrong_encoding_are_put_right(again, mark):
    data = mark + "Größe,Zahl\nGrün – März,5\n".encode().decode(again).encode()

    assert table(data).rows == [["Größe", "Zahl"], ["Grün – März", "5"]]
    assert noticed(data).notes[0].startswith("Letters such as Ã¼ for ü were put right.")


@pytest.mark.parametrize("text", ["Größe,Zahl\nÃ,5\n", "SÃO PAULO,Â\n", "Ünlü,“Ã¤”\n"])
def test_letters_that_only_look_so_stay(text):
    assert noticed(text.encode()).notes == []


@pytest.mark.parametrize("text", ["„Ü“ und Größe,5\n", "SÃO PAULO,5\n", "ООО «Ромашка Г»,5\n"])
def test_letters_of_other_encodings_are_no_damage(text):
    encoding = "cp1251" if "Р" in text else "cp1252"

    assert table(text.encode(encoding)).rows[0][1] == "5"


@pytest.mark.parametrize(
    ("damage", "row"), [((b"f\xc3\xbcnf", b"f\xff\xfe\xfdnf"), 2), ((b"f\xc3\xbcnf", b"f\xffnf"), 2), ((b"\xc3\xb6,8", b"\xc3"), 3)]
)
def test_one_damaged_letter_never_changes_all_the_others(damage, row):
    with pytest.raises(ExportError, match=rf"\(row {row}\): a letter of this row is damaged, or cut in the middle"):
        table("Größe,Zahl\nfünf,5\nöäö,8".encode().replace(*damage))


def test_rows_that_alone_stood_in_quotes_are_parted_like_the_others():
    data = b'Page,Views,Users\r\n/,9,8\r\n"""/a,b"",5,4"\r\n"/x;y,3,2"\r\n'

    assert table(data).rows[2:] == [["/a,b", "5", "4"], ["/x;y", "3", "2"]]
    assert noticed(data).notes[0].startswith("Each line stood in quotes of its own")


@pytest.mark.parametrize(
    "data",
    [
        b'Date,Views\n2026-09-01,5\n"As of today, no more"\n',  # a sentence below a table
        b'a,b,c\n1,2,3\n\n"x,y,z"\n',  # another table, which has one column
        b'a,b,c\n1,2,3\n"x,""y,z"\n',
    ],
)
def test_one_cell_that_is_no_row_stays_one(data):
    rows = table(data).rows

    assert (len(rows[-1]), noticed(data).notes) == (1, [])


def test_utf8_needs_no_word():
    assert noticed("Größe,Zahl\n".encode()).notes == []


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_what_parts_the_header(mark):
    assert table(f'a{mark}b{mark}c\n1{mark}"x{mark}y"{mark}3\n'.encode()).rows[1] == ["1", f"x{mark}y", "3"]


def test_commas_in_quotes_part_nothing():
    assert table(b'"a,b,c,d";e\n1;2\n').rows[1] == ["1", "2"]


def test_the_sep_line_declares_the_delimiter():
    assert table(b"sep=;\na,x;b\n1;2\n").rows == [["a,x", "b"], ["1", "2"]]


def test_rows_are_counted_as_people_see_them():
    assert table(b"sep=,\na,b\n1,2\n").first_row == 2


def test_line_breaks_in_quotes_stay_in_one_row():
    assert table(b'a,b\n"one\ntwo",2\n').rows == [["a", "b"], ["one\ntwo", "2"]]


def test_lines_quoted_as_one_field_are_unwrapped():
    assert table(b'"a,""b c"",d"\n"1,""x"",3"\n').rows == [["a", "b c", "d"], ["1", "x", "3"]]


def test_lines_whose_fields_are_all_quoted_are_left_alone():
    assert table(b'"a","b"\n"1","2"\n').rows == [["a", "b"], ["1", "2"]]


def test_a_quote_in_a_comment_opens_no_field():
    assert table(b'# ---\n# Smith,"Co\n\na,b\n1,2\n').rows == [["a", "b"], ["1", "2"]]


def test_comments_lose_the_padding_of_a_spreadsheet():
    assert table(b"# ---,,,\n# 20260901-20260930,,,\na,b\n").preamble == ("# ---", "# 20260901-20260930")


def test_too_many_columns_are_refused():
    with pytest.raises(ExportError, match="too large when opened"):
        table(b"a," * 5000)


def test_too_many_places_are_refused():
    with pytest.raises(ExportError, match="too large when opened"):
        table(b"a,b\n" * 100, cells=50)


@pytest.mark.parametrize("rows", [1, CUT_FROM // 4])
@pytest.mark.parametrize("sign", range(0x20))
def test_signs_that_no_text_has_are_refused_in_small_files_and_in_large_ones(sign, rows):
    data = b"a,b\n" + b"1,2\n" * rows + b'"x%cy",2\n' % sign
    if bytes([sign]) in b"\t\n\v\f\r\x1b":
        assert table(data).rows[-1][0] == f"x{chr(sign)}y"
    else:
        with pytest.raises(UnknownExportError, match="neither text nor a spreadsheet"):
            table(data)


@pytest.mark.parametrize("rows", [1, CUT_FROM // 4])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_system_under_a_heading_of_comments(end, rows):
    found = table(f"# comment{end}{end}a,b{end}".encode() + f"1,2{end}".encode() * rows)

    assert (len(found.rows), found.rows[0], found.rows[-1]) == (rows + 1, ["a", "b"], ["1", "2"])


@pytest.mark.parametrize("rows", [10, CUT_FROM // 2])
def test_more_rows_than_are_allowed_are_refused_before_they_are_read(rows):
    assert len(table(b"1\n" * rows, rows=rows).rows) == rows
    with pytest.raises(ExportError, match="too large when opened"):
        table(b"1\n" * (rows + 1), rows=rows)


@given(st.text(st.sampled_from([*" aB9\t\n", "\u00ad", "\u00a0", "\ufb01", "\x1c", "\x7f"])))
def test_a_plain_text_has_single_blanks_and_nothing_that_cannot_be_seen(text):
    composed = unicodedata.normalize("NFKC", text).replace("\u00ad", "")

    assert plain_text(text) == re.sub(r"\s+", " ", composed).strip()


def test_a_sign_that_parts_lines_elsewhere_is_a_letter_of_a_text():
    assert table('"a,b,""c"""\n"1,2,""three\u2028four\x0bfive"""\n'.encode()).rows[1] == ["1", "2", "three\u2028four\x0bfive"]


def test_a_field_without_end_is_refused():
    with pytest.raises(ExportError, match="quotation mark"):
        table(b'a,b\n"' + b"x" * 2000 + b'",1\n', field_characters=1000)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Auf\u00adru\u00adfe", "aufrufe"),
        ("\ufeffDate", "date"),
        (" Phone number clicks ", "phone number clicks"),
        ("Video\u00a0 Views", "video views"),
    ],
)
def test_header_names_compare_whatever_cannot_be_seen(one, two):
    assert header_key(one) == two


def test_line_ends_of_old_macs_end_comments_too():
    assert table(b"# Shop\r# Start date: 20260901\rDay,Sales\r1,2\r").preamble == ("# Shop", "# Start date: 20260901")


def test_semicolons_of_a_sentence_part_no_columns():
    table = read_text(b"Day,Page,'; DROP TABLE plan; --\n2026-10-01,a,1\n", file="f.csv", limits=Limits(), noticed=TextNotes())

    assert table.delimiter == ","


def test_a_heading_that_is_a_mark_itself_parts_no_columns():
    rows = table(b'Day,;\n"Sep 3, 2026",5\n"Sep 4, 2026",6\n').rows

    assert rows == [["Day", ";"], ["Sep 3, 2026", "5"], ["Sep 4, 2026", "6"]]
