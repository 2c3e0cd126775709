"""Errors travel between processes with their sentence and their data."""

import pickle

import pytest

from smplan_kernel import errors


def kinds(of):
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


MADE = (
    errors.PlanNameError("a/b", "a-b"),
    errors.PlanNotFoundError("garden", ("second",)),
    errors.PlanFormatError("plan.json", "goals", "no list"),
    errors.NewerPlanError("plan.json", 9, 4),
    errors.WorkspaceError("/srv", "it is full", "Free some space."),
    errors.ReadOnlyError("viewer", "save"),
    errors.StoreDamagedError("/srv", "garden", 3),
    errors.Conflict("garden", (errors.Clash(path="a", title="A", before=1, mine=2, theirs=3),)),
    errors.ExportError("a.csv", "no rows", "Export again", row=3, column="Views", value="x"),
    errors.UnknownExportError("a.csv", "no layout", "Map it"),
    errors.ExportQuestion("a.csv", "Which way round?", ("a", "b"), "--dates"),
    errors.NotInPlanError("garden", "views"),
    errors.LayoutError("till", "no day", "Say --date"),
    errors.CounterError("Guests", "it is no number"),
    errors.MonthError("2026-13", "this is not a month", "Write it like 2026-10"),
    errors.BusyError("The review", "10:42"),
    errors.ClusterError("tcp://a:1", "no scheduler answers there", "Start it."),
    errors.StorageError("s3://a", "it does not answer", "Look at it."),
    errors.PdfMissingError("its library is missing", "Install it."),
    errors.ReviewFailedError("garden", "2026-10", "it stopped", "/srv/failed.ipynb"),
)


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_arrives_as_it_was_sent(error):
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)


def test_every_error_of_the_tree_was_tried():
    ours = {kind for kind in kinds(errors.SmplanError) if kind.__module__ == errors.__name__}

    assert {type(error) for error in MADE} == ours
