from __future__ import annotations

import io
import zipfile

from tests.layouts.archive import archive

MEMBERS = (("Table data.csv", b"Date,Views\n"), ("Gesamtwerte ä.csv", b"x"))


def test_members_keep_their_order():
    assert zipfile.ZipFile(io.BytesIO(archive(MEMBERS))).namelist() == ["Table data.csv", "Gesamtwerte ä.csv"]


def test_the_same_members_give_the_same_bytes():
    assert archive(MEMBERS) == archive(MEMBERS)


def test_a_stored_archive_holds_its_members_as_they_are():
    assert b"Date,Views\n" in archive(MEMBERS, stored=True)
