"""The routes of every feature: JSON for phones and integrations, pages for the desk."""

from floorassist.ask import answering_api, ending_api, photo_api, policy_api, policy_pages
from floorassist.ask import api as ask_api
from floorassist.ask import pages as ask_pages
from floorassist.catalog import api as catalog_api
from floorassist.catalog import moves_api, proposal_api, trust_api
from floorassist.draft import api as draft_api
from floorassist.draft import backdrop_api, publication_api
from floorassist.draft import exchange_api as plan_files_api
from floorassist.draft import pages as draft_pages
from floorassist.find import api as find_api
from floorassist.find import pack_api, question_api
from floorassist.floor import api as floor_api
from floorassist.labels import api as labels_api
from floorassist.labels import pages as labels_pages
from floorassist.labels import poster_api
from floorassist.learn import api as learn_api
from floorassist.learn import entry_api
from floorassist.learn import pages as learn_pages
from floorassist.people import api as people_api
from floorassist.people import pages as people_pages
from floorassist.promise import api as promise_api
from floorassist.promise import pages as promise_pages
from floorassist.push import api as push_api
from floorassist.push import pages as push_pages
from floorassist.push import reach_api, selfcheck_api
from floorassist.realtime import api as news_api
from floorassist.refer import api as refer_api
from floorassist.refer import pages as refer_pages
from floorassist.surge import api as surge_api
from floorassist.surge import pages as surge_pages

APIS = (
    people_api.api,
    push_api.api,
    reach_api.api,
    selfcheck_api.api,
    floor_api.api,
    catalog_api.api,
    trust_api.api,
    proposal_api.api,
    moves_api.api,
    labels_api.api,
    poster_api.api,
    draft_api.api,
    publication_api.api,
    plan_files_api.api,
    backdrop_api.api,
    find_api.api,
    pack_api.api,
    question_api.api,
    refer_api.api,
    ask_api.api,
    answering_api.api,
    photo_api.api,
    ending_api.api,
    policy_api.api,
    promise_api.api,
    surge_api.api,
    learn_api.api,
    entry_api.api,
    news_api.api,
)
DESKS = (
    people_pages.desk,
    push_pages.desk,
    refer_pages.desk,
    ask_pages.desk,
    policy_pages.desk,
    promise_pages.desk,
    surge_pages.desk,
    learn_pages.desk,
    draft_pages.desk,
    labels_pages.desk,
)
