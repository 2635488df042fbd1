"""How a store asks, for the desk and integrations: read it, save it, see what it would do. Supervisors."""

from dataclasses import asdict

from floorassist.ask import place_queries as places
from floorassist.ask import policy_queries as policies
from floorassist.ask.policy import Policy
from floorassist.ask.policy_actions import save_policy
from floorassist.ask.policy_changes import changes
from floorassist.ask.policy_fields import FIELDS, WAVES_WHY
from floorassist.ask.policy_view_models import (
    CourseView,
    FieldView,
    MomentView,
    NewPolicy,
    PolicyBody,
    PolicyView,
    ReachedView,
    Supposition,
    VersionView,
)
from floorassist.ask.preview_queries import Preview, Supposed, middle_of, preview
from floorassist.people.roles import leads
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import BadInput
from floorassist.web.openapi import Api

api = Api("policy")


@api.get("/policy", answers=PolicyView, role="supervisor")
def how_we_ask() -> PolicyView:
    """How this store asks, the defaults with their reasons, and who changed what."""
    with access.reading() as session:
        return policy_view(session)


@api.put("/policy", body=NewPolicy, answers=PolicyView, role="supervisor")
def save(body: NewPolicy) -> PolicyView:
    """Ask this way from the next question on; questions in flight keep what they started with."""
    policy, who = policy_in(body.policy), access.current().person_id
    with access.writing() as session:
        save_policy(session, policy, body.expected, who, now=access.now())
        return policy_view(session)


@api.post("/policy/preview", body=Supposition, answers=CourseView, role="supervisor")
def try_out(body: Supposition) -> CourseView:
    """Who would be asked when, if somebody asked now; nobody is told and nothing is saved."""
    policy, now = policy_in(body.policy), access.now()
    with access.reading() as session:
        departments = frozenset({body.department} - {""}) or places.departments_of(session, body.words, None)
        spot = places.spot_called(session, body.spot) if body.spot else None
        if body.spot and spot is None:
            raise BadInput(
                "spot", tr("No place here is called {spot}. Take another one, or none.", spot=body.spot)
            )
        spot = spot or middle_of(session, departments)
        stand = places.stand_at(spot) if spot else None
        found = preview(session, policy, Supposed(departments, stand, body.needs_person), now)
        return course_view(found, sorted(departments), spot.code if spot else None)


def policy_in(body: PolicyBody) -> Policy:
    """The policy that was sent; what does not fit together is told by its field."""
    try:
        return Policy.from_json(body.document())
    except ValueError as error:
        field, _, say = str(error).partition(": ")
        raise BadInput(f"policy.{field}", say) from None


def policy_view(session: StoreSession) -> PolicyView:
    """Everything that the page shows."""
    versions = policies.history(session)
    before = [one.policy for one in versions[1:]]
    before.append(policies.before(session, versions[-1].number if versions else 1))
    return PolicyView(
        version=versions[0].number if versions else 0,
        policy=told(versions[0].policy if versions else Policy()),
        defaults=told(Policy()),
        waves_why=tr(WAVES_WHY),
        fields=[
            FieldView(
                name=one.name,
                group=tr(one.group),
                label=tr(one.label),
                unit=one.in_unit(),
                scale=one.scale,
                least=one.least,
                most=one.most,
                default=one.default,
                why=tr(one.why),
            )
            for one in FIELDS
        ],
        history=[
            VersionView(
                version=one.number,
                by=one.by,
                at=one.at,
                changed=changes(last, one.policy),
                policy=told(one.policy),
            )
            for one, last in zip(versions, before, strict=False)
        ],
    )


def told(policy: Policy) -> PolicyBody:
    """The policy as it is sent and told."""
    return PolicyBody.model_validate(asdict(policy))


def course_view(found: Preview, departments: list[str], place: str | None) -> CourseView:
    """The preview by name."""
    wanted = {department.casefold() for department in departments}

    def reached(person_id: int) -> ReachedView:
        one = found.here[person_id]
        return ReachedView(
            name=one.name,
            seconds=found.told_seconds.get(person_id),
            knows=bool(wanted & {department.casefold() for department in one.knows}),
            reachable=one.reachable,
            lead=leads(one.role),
        )

    return CourseView(
        departments=departments,
        place=place,
        on_the_floor=len(found.here),
        moments=[
            MomentView(after_seconds=each.after_seconds, people=[reached(one) for one in each.people])
            for each in found.course.moments
        ],
        ends_after_seconds=found.course.ends_after_seconds,
        leads=[one.name for one in found.here.values() if leads(one.role)],
    )
