"""What the routes of publication take and tell."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from floorassist.draft import compare
from floorassist.draft.check import Remark
from floorassist.draft.revision_queries import Revision
from floorassist.draft.views_api import ByView, by_view
from floorassist.web.openapi import Body, Told

LARGEST = 2**31 - 1
MOST_TOLD = 2_000  # differences; beyond it the counts tell
Number = Annotated[int, Field(ge=0, le=LARGEST)]


class RemarkView(Told):
    """Something to mend or to know about an object of the draft; `bay` is the id of one of its bays."""

    kind: str
    id: str
    name: str
    detail: str
    bay: str | None


class CheckView(Told):
    """The draft after its change `seq`, to be published over `revision`: with blockers it cannot be.

    `differs` is false where it says what the published plan says.
    """

    revision: int
    seq: int
    differs: bool
    blockers: list[RemarkView]
    warnings: list[RemarkView]


class DifferenceView(Told):
    """What became of an object, or of `count` bays of an aisle; null before or after: it was not there.

    A bay (kind `bays`) tells the id of its `aisle`.
    """

    kind: str
    id: str
    name: str
    what: Literal["added", "removed", "moved", "renamed", "resized", "changed"]
    detail: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    aisle: str | None
    count: int


class ComparisonView(Told):
    """Everything that is another, at most 2,000; `counts` counts all: added, removed, moved … and `all`."""

    revision: int
    seq: int
    counts: dict[str, int]
    changes: list[DifferenceView]


class NewPublication(Body):
    """Publish the draft after its change `seq`, over this revision, as the check told both; `at`: then."""

    expected_revision: Number
    seq: Number
    at: AwareDatetime | None = None

    @property
    def moment(self) -> datetime | None:
        """`at` in UTC."""
        return self.at.astimezone(UTC) if self.at else None


class PublicationView(Told):
    """The number of the plan that holds from now on, or when the draft is going to be published."""

    revision: int | None
    scheduled_at: datetime | None


class ScheduledView(Told):
    """What waits to be published: the draft as it was after its change `seq`, over a revision.

    `refused` says why it could not be published when its time came; it is then not tried again.
    """

    scheduled_at: datetime
    expected_revision: int
    seq: int
    by: ByView | None
    refused: str | None


class RevisionView(Told):
    """A published plan and how much it holds; `restored_from` is the older revision that it brought back."""

    revision: int
    published_at: datetime
    by: ByView | None
    restored_from: int | None
    aisles: int | None
    bays: int | None


class RevisionDocumentView(RevisionView):
    """A published plan with its document in the native format."""

    plan: dict[str, Any]


class RevisionsView(Told):
    """Every revision, the newest first; the first one is the plan that holds."""

    revisions: list[RevisionView]


class Other(Body):
    """The revision to compare with; 0 is the store before its first plan."""

    other: Annotated[int | None, Field(alias="with", ge=0, le=LARGEST)] = None


class Restoration(Body):
    """The revision that holds, as the caller knows it."""

    expected_revision: Number


def remark_view(remark: Remark) -> RemarkView:
    """A remark as it is told."""
    return RemarkView(**asdict(remark))


def comparison_view(revision: int, seq: int, found: Sequence[compare.Difference]) -> ComparisonView:
    """Differences as they are told."""
    changes = [DifferenceView(**asdict(one)) for one in found[:MOST_TOLD]]
    return ComparisonView(revision=revision, seq=seq, counts=compare.counts(found), changes=changes)


def revision_view(revision: Revision) -> RevisionView:
    """A revision as it is told."""
    about = asdict(revision) | {"by": by_view(revision.by)}
    return RevisionView(**about)
