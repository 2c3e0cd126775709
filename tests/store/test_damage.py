from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from smplan_kernel.errors import SmplanError, StoreDamagedError
from smplan_kernel.plan import Goal, blank_plan
from smplan_kernel.store import open_workspace

pytestmark = pytest.mark.usefixtures("forgetful")

FILES = int(os.environ.get("SMPLAN_FLIPS", "100"))


@pytest.fixture
def three_versions(owner, fernhill):
    for number in (1, 2):
        owner.save(fernhill.plan.with_start(hours_per_week=number), base=number)


@pytest.fixture
def many_versions(owner, fernhill):
    """Forty versions: more than one whole document."""
    plan = fernhill.plan
    for number in range(1, 40):
        plan = owner.save(plan.with_start(hours_per_week=number), base=number).plan
    return plan


def flip(content: bytes | str) -> bytes | str:
    """The same with one bit in its middle changed."""
    middle = len(content) // 2
    if isinstance(content, str):
        return content[:middle] + chr(ord(content[middle]) ^ 1) + content[middle + 1 :]
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def unguarded(workspace, connection):
    """Take the guards off the history: a failing disk asks nobody."""
    if workspace.database.is_sqlite:
        connection.execute(sa.text("DROP TRIGGER revision_stays"))
        connection.execute(sa.text("DROP TRIGGER revision_leaves_with_its_plan"))
    else:
        connection.execute(sa.text("SET LOCAL session_replication_role = replica"))


def spoil(workspace, table, column, row):
    """Change one bit of a value behind the store's back."""
    with workspace.database.writing() as connection:
        unguarded(workspace, connection)
        value = connection.execute(sa.text(f"SELECT {column} FROM {table} WHERE {row}")).scalar_one()  # noqa: S608 - the test's own words
        changed = value + 1 if isinstance(value, int) else flip(bytes(value) if isinstance(value, memoryview) else value)
        connection.execute(sa.text(f"UPDATE {table} SET {column} = :value WHERE {row}"), {"value": changed})  # noqa: S608 - the test's own words


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        ("plan", "document", "id = 'fernhill'"),
        ("plan", "hash", "id = 'fernhill'"),
        ("plan", "revision", "id = 'fernhill'"),
        ("revision", "hash", "number = 3"),
        ("revision", "parent_hash", "number = 3"),
        ("revision", '"by"', "number = 3"),
        ("revision", "at", "number = 3"),
        ("revision", "sections", "number = 3"),
    ],
)
def test_a_changed_bit_of_the_newest_version_is_never_shown(workspace, owner, three_versions, table, column, row):
    spoil(workspace, table, column, row)

    with pytest.raises(StoreDamagedError, match=r"version . of 'fernhill' is not what was saved"):
        owner.load("fernhill")


@pytest.mark.parametrize("column", ["document", "patch", "hash"])
def test_a_changed_bit_of_an_old_version_is_never_shown(workspace, owner, many_versions, column):
    spoil(workspace, "revision", column, "number = 33")

    with pytest.raises(StoreDamagedError):
        owner.verify("fernhill")


def test_an_old_version_behind_a_changed_bit_is_never_shown(workspace, owner, many_versions):
    spoil(workspace, "revision", "document", "number = 33")

    with pytest.raises(StoreDamagedError):
        owner.load("fernhill", revision=35)


def test_nothing_is_saved_on_top_of_a_damaged_version(workspace, owner, many_versions):
    spoil(workspace, "plan", "document", "id = 'fernhill'")

    with pytest.raises(StoreDamagedError):
        owner.save(many_versions.with_start(hours_per_week=1), base=40)


def test_a_missing_version_is_found(workspace, owner, many_versions):
    with workspace.database.writing() as connection:
        unguarded(workspace, connection)
        connection.execute(sa.text("DELETE FROM revision WHERE number = 20"))

    with pytest.raises(StoreDamagedError):
        owner.verify("fernhill")


def test_an_untouched_history_adds_up(owner, many_versions):
    assert owner.verify("fernhill") == 40


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A folder with three plans, and what is in them."""
    folder = tmp_path_factory.mktemp("sound")
    with open_workspace(folder) as workspace:
        session = workspace.session("Anna")
        for name in ("fernhill", "oakridge", "willow"):
            plan = session.new_plan(blank_plan(name, organisation=name)).plan
            for number in range(1, 12):
                goal = Goal.new(text=f"Goal {number} of {name}")
                plan = session.save(plan.with_goals(goals=(*plan.goals.goals, goal)), base=number).plan
        plans = {entry.id: session.load(entry.id).plan for entry in session.plans()}
    return folder, plans


def shown(folder: Path, name: str):
    """The plan that a reader would see, or nothing but a sentence."""
    try:
        with open_workspace(folder) as workspace:
            return workspace.session().load(name).plan
    except SmplanError:
        return None


@pytest.mark.slow
def test_eight_flipped_bytes_in_a_file_never_show_a_wrong_plan(sound, tmp_path):
    folder, plans = sound
    content = (folder / "smplan.db").read_bytes()
    chance = random.Random(7)  # noqa: S311 - the same files each time
    wrong, told = 0, 0
    for number in range(FILES):
        damaged = bytearray(content)
        for _ in range(8):
            damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        place = tmp_path / str(number)
        place.mkdir()
        (place / "smplan.db").write_bytes(bytes(damaged))
        for name, plan in plans.items():
            found = shown(place, name)
            wrong += found not in (None, plan)
            told += found is None
        shutil.rmtree(place)

    assert told > FILES / 10
    assert wrong == 0
