"""A new worker joins by QR; a supervisor lets them in; a phone that is shut out sees nothing."""


def test_smoke(store):
    phone = store.phone("Ada")
    page = phone.open("/")
    page.wait_for_timeout(1500)
    page.screenshot(path="/tmp/smoke.png")
    print(page.inner_text("body"))
