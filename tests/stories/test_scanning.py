"""Whatever is on the package leads to the item: films for the camera, a photo, keys, a stuck camera."""

import re

import pytest
from playwright.sync_api import expect

from floorassist.catalog import barcode, queries
from tests.stories import film, shop
from tests.stories.shop import AS_A_SCANNER_TYPES

UNKNOWN = "4000417025005"
UPCA = "036000291452"
CARTON = "1" + shop.PAINT[:-1].zfill(12)
CARTON += barcode.check_digit(CARTON)
MORE = f"""sku,name,gtin,aisle
T1,Tissues,{UPCA},A9
"""
A_CAMERA_WITHOUT_A_PICTURE = """
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  let first = true;
  navigator.mediaDevices.getUserMedia = (wanted) => {
    if (!first) return real(wanted);
    first = false;
    return Promise.resolve(document.createElement("canvas").captureStream(0));
  };
"""


@pytest.fixture
def stocked(store):
    shop.stock(store.world)
    return store


def test_one_after_the_other_everything_on_packages_is_read(stocked, filming, tmp_path):
    shop.add(stocked.world, MORE)
    labels = [
        film.ean(shop.PLUGS),
        film.qr(f"https://brand.example/some/01/0{shop.PAINT}?17=261231"),
        film.qr(f"https://old-host.example/i/{shop.id_of(stocked.world, 'B1')}"),
        film.bars("upca", UPCA),
        film.bars("gs1_128", f"(01)0{shop.PLUGS}(3103)001250"),
        film.bars("itf", CARTON),
        film.ean(UNKNOWN),
    ]
    phone = stocked.phone("Ada", filming(film.of_labels(tmp_path / "many.mjpeg", labels)))
    # The list is on before the camera is: its first look would open what it reads.
    page = phone.open("/scan?list=1")
    scanned = page.get_by_role("region", name="Scanned")
    patient = {"timeout": 60_000}
    for name in ("Wall plugs", "Ceiling paint", "Bird seed", "Tissues"):
        expect(scanned.get_by_role("link", name=re.compile(name)).first).to_be_visible(**patient)
    expect(scanned.get_by_role("button", name=re.compile(UNKNOWN))).to_be_visible(**patient)
    expect(scanned.get_by_text("On the label: 1.250 kg.")).to_be_visible(**patient)
    expect(scanned.get_by_text("This is the code of a carton.")).to_be_visible(**patient)


def test_a_code_that_stays_in_sight_is_one_scan_until_it_was_away_for_three_seconds(
    stocked, filming, tmp_path
):
    camera = filming(film.of_labels(tmp_path / "ean.mjpeg", [film.ean(shop.PLUGS)]))
    phone = stocked.phone("Ada", camera)
    # Between two looks of a busy machine no three seconds may pass.
    phone.context.clock.set_fixed_time(stocked.world.clock())
    # The list is on before the camera is: its first look would open what it reads.
    page = phone.open("/scan?list=1")
    row = page.get_by_role("region", name="Scanned").get_by_role("link", name=re.compile("Wall plugs"))
    expect(row).to_be_visible()
    expect(row).not_to_contain_text("×")
    stocked.world.tick(10)
    phone.context.clock.set_fixed_time(stocked.world.clock())
    expect(row).to_contain_text("2×")


@pytest.mark.both_databases
def test_an_unknown_barcode_is_bound_in_two_taps_and_found_by_everybody(stocked, filming, tmp_path):
    camera = filming(film.of_labels(tmp_path / "unknown.mjpeg", [film.ean(UNKNOWN)]))
    page = stocked.phone("Ada", camera).open(f"/items/{shop.id_of(stocked.world, 'B1')}")
    expect(page.get_by_role("heading", name="Bird seed 2 kg")).to_be_visible()
    page.get_by_role("link", name="Scan").click()
    expect(page.get_by_role("heading", name="This store does not know the code")).to_be_visible()
    page.get_by_role("button", name="I know what it is").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Bird seed")).click()
    expect(page.get_by_role("heading", name="Bird seed 2 kg")).to_be_visible()
    expect(page.get_by_text(f"{UNKNOWN} is Bird seed 2 kg from now on")).to_be_visible()
    other = stocked.phone("Ben").open(f"/scan?text={UNKNOWN}")
    expect(other.get_by_role("heading", name="Bird seed 2 kg")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The barcode stands for nothing again.")).to_be_visible()
    with stocked.world.reading() as session:
        assert queries.id_of_gtin(session, f"0{UNKNOWN}") is None


def test_a_barcode_that_was_moved_goes_back_to_its_item_by_undo(stocked):
    page = stocked.phone("Sue").open(f"/items/{shop.id_of(stocked.world, 'B1')}")
    expect(page.get_by_role("heading", name="Bird seed 2 kg")).to_be_visible()
    page.evaluate(AS_A_SCANNER_TYPES, UNKNOWN)
    page.get_by_role("button", name="I know what it is").click()
    plugs = {"text": UNKNOWN, "item_id": shop.id_of(stocked.world, "P8")}
    assert stocked.world.phone("Ada").post("/api/codes/binding", json=plugs).status_code == 200
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Bird seed")).click()
    page.get_by_role("button", name="Move it to Bird seed 2 kg").click()
    expect(page.get_by_text("is Bird seed 2 kg from now on")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. The barcode is Wall plugs nylon 8 mm again.")).to_be_visible()
    with stocked.world.reading() as session:
        assert queries.id_of_gtin(session, f"0{UNKNOWN}") == shop.id_of(stocked.world, "P8")


def test_a_photo_taken_on_the_side_is_turned_before_it_is_read(stocked, tmp_path):
    photo = film.turned_photo(tmp_path / "side.jpg", film.ean(shop.PLUGS))
    page = stocked.phone("Ada").open("/scan")
    page.locator("input[type=file]").set_input_files(photo)
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()


def test_a_stuck_camera_says_so_and_starts_again(stocked, filming, tmp_path):
    phone = stocked.phone("Ada", filming(film.of_labels(tmp_path / "ean.mjpeg", [film.ean(shop.PLUGS)])))
    phone.page.add_init_script(A_CAMERA_WITHOUT_A_PICTURE)
    page = phone.open("/scan")
    expect(page.get_by_role("alert")).to_contain_text("The camera is stuck")
    expect(page.get_by_text("Take a photo", exact=True)).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()


def test_a_scanner_that_types_works_on_the_item_and_over_a_sheet(stocked):
    page = stocked.phone("Ada").open(f"/items/{shop.id_of(stocked.world, 'B1')}")
    expect(page.get_by_role("heading", name="Bird seed 2 kg")).to_be_visible()
    page.evaluate(AS_A_SCANNER_TYPES, shop.PAINT)
    expect(page.get_by_role("heading", name="Ceiling paint white 2.5 l")).to_be_visible()
    page.evaluate(AS_A_SCANNER_TYPES, UNKNOWN)
    page.get_by_role("button", name="I know what it is").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate(AS_A_SCANNER_TYPES, shop.PLUGS)
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()


def test_without_network_a_scan_leads_to_the_item_all_the_same(stocked):
    phone = stocked.phone("Ada")
    page = phone.open("/scan")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("link", name=re.compile("Ada")).click()
    expect(page.locator("p", has_text="On this phone:")).to_contain_text("items")
    page.get_by_role("link", name="Scan").click()
    expect(page.get_by_label("Type the code")).to_be_visible()
    phone.context.set_offline(True)
    page.get_by_label("Type the code").fill(shop.PLUGS)
    page.get_by_role("button", name="Look up").click()
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()
    expect(page.locator("main")).to_contain_text("A19")


def test_a_barcode_that_was_bound_by_mistake_is_taken_off_at_the_desk_and_put_back(stocked):
    bird = shop.id_of(stocked.world, "B1")
    bound = stocked.world.phone("Ada").post(
        "/api/codes/binding", json={"text": UNKNOWN, "symbology": "EAN13", "item_id": bird}
    )
    assert bound.status_code == 200
    page = stocked.phone("Sue").open("/desk/items")
    expect(page.get_by_text("bound by Ada")).to_be_visible()
    page.get_by_role("button", name=f"Remove {UNKNOWN} from Bird seed 2 kg").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    with stocked.world.reading() as session:
        assert queries.id_of_gtin(session, f"0{UNKNOWN}") is None
    undo.press("Enter")
    expect(page.get_by_role("button", name=f"Remove {UNKNOWN}")).to_be_focused()
    with stocked.world.reading() as session:
        assert queries.id_of_gtin(session, f"0{UNKNOWN}") == bird


NEXT_TURN = "() => new Promise((done) => setTimeout(done))"
A_PHONE_WITH_EVERYTHING = """
  const told = (window.told = []);
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    told.push({camera: wanted.video.deviceId?.exact ?? "back"});
    delete wanted.video.deviceId;
    const stream = await real(wanted);
    const [track] = stream.getVideoTracks();
    track.getCapabilities = () => ({torch: true, zoom: {min: 1, max: 3}});
    track.getSettings = () => ({deviceId: told.length === 1 ? "wide" : "close"});
    track.applyConstraints = async ({advanced: [one]}) => {
      told.push(one);
      if (window.refuses) throw new DOMException("", "OverconstrainedError");
    };
    const stop = track.stop.bind(track);
    track.stop = () => { told.push("stopped"); stop(); };
    return stream;
  };
  navigator.mediaDevices.enumerateDevices = async () => [
    {kind: "audioinput", deviceId: "ear"},
    {kind: "videoinput", deviceId: "wide"},
    {kind: "videoinput", deviceId: "close"},
  ];
"""


def test_lamp_zoom_and_another_camera_are_one_press_each(stocked, filming, tmp_path):
    phone = stocked.phone("Ada", filming(film.shoot(tmp_path / "blank.mjpeg", [film.scene(None)])))
    phone.page.add_init_script(A_PHONE_WITH_EVERYTHING)
    page = phone.open("/scan")
    lamp, zoom = page.get_by_role("button", name="Lamp"), page.get_by_role("button", name=re.compile("Zoom"))
    lamp.click()
    expect(lamp).to_have_attribute("aria-pressed", "true")
    zoom.click()
    expect(zoom).to_have_accessible_name("Zoom, now 2 times")
    zoom.click()
    expect(zoom).to_have_accessible_name("Zoom, now 1 times")
    page.evaluate("window.refuses = true")
    lamp.click()
    page.wait_for_function("told.length === 5")
    page.evaluate(NEXT_TURN)
    expect(lamp).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Another camera").click()
    expect(lamp).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("told") == [
        {"camera": "back"},
        {"torch": True},
        {"zoom": 2},
        {"zoom": 1},
        {"torch": False},
        "stopped",
        {"camera": "close"},
    ]


def test_what_was_scanned_is_still_listed_after_a_look_at_one_of_it(stocked):
    shop.add(stocked.world, MORE)
    page = stocked.phone("Ada").open("/scan")
    page.get_by_role("button", name="Scan one after the other").click()
    for code in (shop.PLUGS, UNKNOWN, UPCA):
        page.get_by_label("Type the code").fill(code)
        page.get_by_role("button", name="Look up").click()
        expect(page.get_by_label("Type the code")).to_have_value("")
    scanned = page.get_by_role("region", name="Scanned")
    expect(scanned.get_by_role("status")).to_contain_text("3 scanned")
    scanned.get_by_role("link", name=re.compile("Wall plugs")).click()
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()
    page.go_back()
    expect(scanned.get_by_role("status")).to_contain_text("3 scanned")
    scanned.get_by_role("button", name="Clear the list").click()
    expect(scanned.get_by_role("link")).to_have_count(0)


def test_an_answer_that_comes_after_the_screen_was_left_opens_nothing(stocked):
    phone = stocked.phone("Ada")
    held = []
    phone.context.route("**/api/pack*", lambda route: route.abort())
    phone.page.route("**/api/codes?*", lambda route: held.append(route))
    page = phone.open("/scan")
    page.get_by_label("Type the code").fill(shop.PLUGS)
    with page.expect_request("**/api/codes?*"):
        page.get_by_role("button", name="Look up").click()
    page.get_by_role("link", name="Find").click()
    expect(page.get_by_role("combobox")).to_be_visible()
    with page.expect_response("**/api/codes?*") as answer:
        held[0].continue_()
    answer.value.finished()
    page.evaluate(NEXT_TURN)
    assert page.evaluate("location.pathname") == "/"
