"""The composition root: with `routes.py` the only file that knows every feature."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from flask import Flask
from sqlalchemy import select

from floorassist import routes
from floorassist.ask import (
    answering_api,
    forgetting_actions,
    photo_actions,
    policy_models,  # noqa: F401 - its table
)
from floorassist.ask import due_actions as ask_due
from floorassist.ask import facts as ask_facts
from floorassist.ask import leaving_actions as ask_leaving
from floorassist.catalog import actions as catalog_actions
from floorassist.catalog import pages as catalog_pages
from floorassist.catalog import placing_actions as placing
from floorassist.catalog import queries as catalog
from floorassist.catalog import scan_actions as placing_scans
from floorassist.clock import Clock, system_clock
from floorassist.config import Settings
from floorassist.demo import due_actions as demo_due
from floorassist.demo import hands_actions as demo_hands
from floorassist.draft import actions as draft_actions
from floorassist.draft import due_actions as draft_due
from floorassist.draft import presence_actions as draft_presence
from floorassist.find import pack_queries, question_actions
from floorassist.find import queries as find
from floorassist.floor import actions as floor_actions
from floorassist.floor import due_actions as floor_due
from floorassist.floor import facts as floor_facts
from floorassist.floor import queries as floor
from floorassist.floor import renaming_actions as renaming
from floorassist.floor import views_api as floor_views
from floorassist.labels import print_actions, qr
from floorassist.labels import queries as labels
from floorassist.learn import actions as learn_actions
from floorassist.learn import knowing_actions as knowing
from floorassist.learn import promise_actions as learn_promises
from floorassist.learn import question_actions as learn_questions
from floorassist.people import due_actions as people_due
from floorassist.people import facts, finding_api, sign_in_actions
from floorassist.people import queries as people
from floorassist.people import views_api as people_views
from floorassist.promise import due_actions as promise_due
from floorassist.promise import facts as promise_facts
from floorassist.promise import leaving_actions as promise_leaving
from floorassist.promise import returning_actions as promise_returning
from floorassist.push import actions as push_actions
from floorassist.push.courier_actions import Courier
from floorassist.realtime import live
from floorassist.realtime.hub import Hub
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.facts import Reaction
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.surge import due_actions as surge_due
from floorassist.surge import leaving_actions as surge_leaving
from floorassist.ticker import Due, Hourly, Ticker
from floorassist.tls import doorstep
from floorassist.web import (
    assets,
    compress,
    design,
    document,
    errors,
    numbers,
    pages,
    security,
    speaking,
    styles,
)
from floorassist.web.access import House

# What features do in the transaction of those below them, by fact.
REACTIONS: Mapping[type[Any], Sequence[Reaction]] = {
    facts.BreakStarted: (
        floor_actions.forget_sighting,
        ask_leaving.after_break_begun,
        surge_leaving.after_break_begun,
        push_actions.after_gone,
    ),
    facts.ShiftEnded: (
        floor_actions.forget_sighting,
        ask_leaving.after_shift,
        promise_leaving.after_shift,
        surge_leaving.after_shift,
        push_actions.after_gone,
    ),
    facts.BreakEnded: (promise_returning.after_break,),
    facts.ShiftStarted: (promise_returning.after_shift_started,),
    facts.SignedOut: (push_actions.after_signed_out, promise_leaving.after_sign_out),
    facts.PersonRevoked: (
        ask_leaving.after_access_lost,
        promise_leaving.after_access_lost,
        surge_leaving.after_access_lost,
    ),
    facts.PersonForgotten: (
        floor_actions.forget_sighting,
        ask_leaving.after_access_lost,
        promise_leaving.after_access_lost,
        surge_leaving.after_forgotten,
        draft_presence.after_forgotten,
    ),
    floor_facts.PersonSeen: (surge_leaving.after_seen,),
    floor_facts.PlanPublished: (placing.follow_plan, draft_actions.follow_publication),
    ask_facts.AskCreated: (learn_questions.after_asked,),
    ask_facts.AskHelped: (knowing.after_good_answer,),
    ask_facts.AskSettled: (knowing.after_good_answer,),
    ask_facts.AskNotHelped: (learn_actions.after_not_helped,),
    promise_facts.PromiseKept: (learn_promises.after_promise_kept,),
}

# What features show of those above them.
BEYOND = {
    people_views.BEYOND: people_views.Beyond(catalog.departments, floor.sighting_of, qr.svg),
    floor_views.BEYOND: floor_views.Beyond(catalog.items_at),
    catalog_pages.BEYOND: labels.stands_for,
}


def heartbeats(database: Database, clock: Clock, store_id: int, sign_in_ids: Sequence[int]) -> None:
    """These phones can ring: their people count as reachable for a minute."""
    with database.writing(store_id) as session:
        sign_in_actions.beats(session, sign_in_ids, now=clock())


def forget_old_news(database: Database, now: datetime) -> None:
    """Prune the event log of every store."""
    with database.surveying() as session:
        stores = session.scalars(select(Store.id)).all()
    in_each_store(database, stores, "forgetting news", lambda session: events.prune(session, now=now))


# What is due by the clock, in every process.
DUES: Sequence[Due] = (
    people_due.leave_due,
    floor_due.sightings_due,
    catalog_actions.imports_due,
    ask_due.asks_due,
    promise_due.promises_due,
    surge_due.surges_due,
    draft_due.publications_due,
    find.refresh_due,
    pack_queries.renew_due,
    demo_due.crew_due,
    demo_hands.hands_due,
    renaming.former_addresses_due,
    Hourly(forget_old_news),
    Hourly(people_due.findings_due),
    Hourly(forgetting_actions.forgetting_due),
    Hourly(photo_actions.photos_due),
    Hourly(question_actions.questions_due),
    Hourly(placing_scans.scans_due),
    Hourly(print_actions.sheets_due),
)

# What a phone may say over the socket, besides that it can ring.
NOTICES: Mapping[str, live.Notice] = {
    "received": answering_api.note_received,
    "seen": answering_api.note_seen,
    "finding": finding_api.note_finding,
}

RESERVED_THREADS = 16


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """The whole product as one WSGI app; starts no thread (see `wake`)."""
    app = Flask(
        "floorassist",
        template_folder=str(assets.resource_dir("templates")),
        static_folder=None,
    )
    numbers.register(app)
    compress.register(app)
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_bytes + 64 * 1024
    app.json.sort_keys = False  # type: ignore[attr-defined]
    database = Database(settings.database_url, reactions=REACTIONS)
    hub = Hub(database, people.ended_sign_ins, partial(heartbeats, database, clock))
    database.on_news = hub.look
    app.extensions["floorassist"] = House(settings, database, clock, people.recognise)
    app.extensions["hub"] = hub
    app.extensions.update(BEYOND)
    app.extensions["ticker"] = Ticker(database, clock, DUES)
    app.extensions["courier"] = Courier(database, clock, settings)
    speaking.register(app)
    security.register(app)
    doorstep.register(app)
    errors.register(app)
    assets.register(app)
    styles.register(app)
    pages.register(app)
    for api in routes.APIS:
        api.register(app)
    for desk in routes.DESKS:
        desk.register(app)
    catalog_pages.register(app)
    live.register(app, hub, NOTICES, most=max(1, settings.threads - RESERVED_THREADS))
    document.serve(app)
    design.register(app)
    return app


def wake(app: Flask) -> None:
    """Start what works beside the requests: the hub, the ticker, the courier."""
    app.extensions["hub"].start()
    app.extensions["ticker"].start()
    app.extensions["courier"].start()


def rest(app: Flask) -> None:
    """Stop: sockets are told that the server restarts."""
    app.extensions["courier"].stop()
    app.extensions["ticker"].stop()
    app.extensions["hub"].stop()
