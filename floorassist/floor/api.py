"""JSON for phones and integrations: the plan, its places, and "I am here"."""

import json
import logging

from flask import Response, after_this_request, request

from floorassist.floor import actions, queries
from floorassist.floor import views_api as views
from floorassist.floor.parse import parse
from floorassist.floor.reading import PlanRefused
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import NotFound
from floorassist.web.openapi import Api

api = Api("floor")
log = logging.getLogger(__name__)


@api.get("/plan", answers=views.PlanView)
def get_plan() -> views.PlanView | Response:
    """The published plan, with an ETag: a phone that has it is told so with 304."""
    with access.reading() as session:
        found = queries.published(session)
        if found is None:
            raise NotFound(
                tr("This store has no plan yet. A supervisor can import one, or sketch one from the catalog.")
            )
        etag = f"{found.revision}-{found.digest[:16]}"
        if request.if_none_match.contains_weak(etag):  # it is a weak one where the answer was compressed
            response = Response(status=304)
            response.set_etag(etag)
            return response
        renamed = queries.renamed_places(session)

    @after_this_request
    def _tag(response: Response) -> Response:
        response.set_etag(etag)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    plan = json.loads(found.document)
    told = [views.RenamedView.model_validate(one, from_attributes=True) for one in renamed]
    return views.PlanView(revision=found.revision, published_at=found.published_at, plan=plan, renamed=told)


@api.put(
    "/plan",
    body=views.PlanDocument,
    query=views.Publication,
    answers=views.PublishedView,
    status=201,
    role="supervisor",
)
def put_plan(body: views.PlanDocument, query: views.Publication) -> views.PublishedView:
    """Publish a plan document; `expected_revision` guards against publishing over somebody else's."""
    try:
        plan = parse(body.model_extra)
    except PlanRefused as refusal:
        raise actions.plan_problem(refusal.faults) from None
    caller, now = access.current(), access.now()
    with access.writing() as session:
        revision = actions.publish_plan(
            session, plan, expected_revision=query.expected_revision, by=caller.person_id, now=now
        )
    log.info("plan published: revision %d", revision)
    return views.PublishedView(revision=revision, published_at=now)


@api.get("/spots/<spot>", answers=views.SpotView)
def get_spot(spot: str) -> views.SpotView:
    """A place by its id or by any way to write its code: `a12 4 left`."""
    with access.reading() as session:
        found = queries.spot_of(session, spot)
        if found is None:
            raise NotFound(
                tr(
                    "No place “{spot}” is on the plan. Look at the label, or pick it on the map.",
                    spot=spot[:60],
                )
            )
        return views.spot_view(session, found)


@api.post("/sightings", body=views.NewSighting, answers=views.SightingView, status=201)
def post_sighting(body: views.NewSighting) -> views.SightingView:
    """I am here. Kept for 15 minutes at most, while I am on shift and not on a break."""
    person_id, now = access.person_id(), access.now()
    with access.writing() as session:
        if body.spot is not None:
            seen = actions.see_at_spot(session, person_id, body.spot, now=now)
        else:
            assert body.x is not None
            assert body.y is not None
            assert body.level is not None
            seen = actions.see_at_point(session, person_id, body.x, body.y, body.level, now=now)
    return views.SightingView.model_validate(seen, from_attributes=True)


@api.delete("/sightings")
def delete_sighting() -> None:
    """Forget where I am."""
    with access.writing() as session:
        actions.unsee(session, access.person_id())
