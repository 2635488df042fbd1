"""A phone with its screen off is woken, and its person claims from the notification, with no page open."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.push.conftest import reached
from tests.push.standin import StandIn
from tests.stories import shop
from tests.stories.conftest import FLAGS, WHOLE, chromium, until

WORDS = "thing to hang a mirror on plasterboard"
# This machine has no push service to subscribe at; the stand-in's subscription takes its place.
BROWSER = """
subscription => {
  const given = { options: {}, toJSON: () => subscription, unsubscribe: async () => (on = false) };
  let on = false;
  PushManager.prototype.subscribe = async () => ((on = true), given);
  PushManager.prototype.getSubscription = async () => (on ? given : null);
}
"""
SHOWN = """
async title => {
  for (;;) {
    const shown = await registration.getNotifications();
    const found = shown.find(one => one.title === title);
    const buttons = found?.actions.map(one => one.title);
    if (found) return { body: found.body, tag: found.tag, buttons, count: shown.length };
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
"""
PRESS = """
async action => {
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
}
"""


@pytest.fixture(scope="module")
def browser(playwright):
    """A browser that shows notifications."""
    browser = playwright.chromium.launch(executable_path=chromium(WHOLE), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def standin():
    standin = StandIn()
    yield standin
    standin.close()
    assert standin.faults == []


@pytest.fixture
def floor(store, standin):
    """Ada asks; Maria's phone sleeps, Tom's is open."""
    world = store.world
    reached(world, standin)
    shop.stock(world)
    world.hire("Maria", department="Screws & fixings", knows=("Screws & fixings",))
    world.hire("Tom", department="Paint", knows=("Paint",))
    world.on_the_floor("Ada", "Maria", "Tom")
    for name, spot in (("Ada", "A28-4L"), ("Maria", "A19-2L"), ("Tom", "A29-4L")):
        shop.stand(world, name, spot)
    yield store
    world.app.extensions["courier"].stop()


def wakeable(floor, standin, name):
    """A phone that may show notifications."""
    phone = floor.phone(name)
    phone.context.grant_permissions(["notifications"], origin=floor.address)
    phone.context.add_init_script(f"({BROWSER})({json.dumps(standin.subscription(name))})")
    return phone


def deliver(phone, page, address, text):
    """The push arrives, as the browser's own push service would bring it; the worker that it woke."""
    devtools = phone.context.new_cdp_session(page)
    found = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    devtools.send("ServiceWorker.enable")
    until(page, lambda: bool(found))
    registration = found[-1]["registrationId"]
    message = {"origin": address, "registrationId": registration, "data": text}
    devtools.send("ServiceWorker.deliverPushMessage", message)
    devtools.detach()
    until(page, lambda: bool(phone.context.service_workers))
    return phone.context.service_workers[0]


def test_a_sleeping_phone_is_woken_and_takes_the_ask_from_its_notification(floor, standin):
    world = floor.world
    asleep = wakeable(floor, standin, "Maria")
    maria, tom = asleep.open("/me"), floor.phone("Tom").open("/")
    expect(maria.get_by_text("Rings with the screen off")).to_be_visible()
    maria.get_by_role("button", name="Switch off").click()
    maria.get_by_role("button", name="Ring with the screen off").click()
    expect(maria.get_by_text("Rings with the screen off")).to_be_visible()
    expect(tom.get_by_role("combobox")).to_be_visible()
    maria.goto(f"{floor.address}/health")
    world.clock.forward(61)
    world.beat("Ada", "Tom")
    ada = floor.phone("Ada").open("/")
    ada.get_by_role("combobox", name="What are they looking for?").fill(WORDS)
    ada.get_by_role("button", name=re.compile("Ask")).first.click()
    ringing = tom.get_by_role("alertdialog", name=re.compile(WORDS))
    expect(ringing).to_be_visible()
    world.app.extensions["courier"].send_due()
    push = standin.wait_for(1)[0]
    assert (push.phone, push.headers["Topic"], push.headers["Urgency"]) == ("Maria", "ask-1", "high")
    worker = deliver(asleep, maria, floor.address, push.text.decode())
    assert worker.evaluate(SHOWN, "Ada asks from A28-4L") == {
        "body": WORDS,
        "tag": "ask-1",
        "buttons": ["I'll take it", "Not now"],
        "count": 1,
    }
    expect(ada.get_by_role("list", name="Who is asked")).to_contain_text("Maria")
    worker.evaluate(PRESS, "claim")
    expect(tom.get_by_text("Maria has it")).to_be_visible()
    expect(ringing).to_be_hidden()
    expect(ada.get_by_role("heading", name="Maria has it")).to_be_visible()
    sue = floor.phone("Sue").open("/desk/reach")
    expect(sue.get_by_role("row", name=re.compile("Maria"))).to_contain_text("a push wakes it")
    late = deliver(asleep, maria, floor.address, push.text.decode())
    assert late.evaluate(SHOWN, "You have it")["buttons"] == []
