"""Where a push may go, and the many ways to point it elsewhere."""

import pytest

from floorassist.push.endpoint import BadEndpoint, checked, is_outside

OWN = "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    "address",
    [
        "https://fcm.googleapis.com/fcm/send/dx:APA91b",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://web.push.apple.com/QGuQ",
        "https://api.push.apple.com/3/device",
        "https://wns2-par02p.notify.windows.com/w/?token=BQY%2b",
        "https://fcm.googleapis.com:443/fcm/send/x",
    ],
)
def test_the_services_of_browsers_are_let_through(address):
    found = checked(address)
    assert (found.port, found.secure, found.own) == (443, True, False)
    assert found.origin == f"https://{found.host}"


@pytest.mark.parametrize(
    "address",
    [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evil.example/fcm.googleapis.com",
        "https://notfcm.googleapis.com/x",
        "https://evilpush.apple.com/x",
        "https://.push.apple.com/x",
        "https://user@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://evil.example#@fcm.googleapis.com/x",
        "https://evil.example\\@fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\.evil.example/x",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        "https://fcm.googleapis.com/x\n",
        "https://FCM.googleapis.com/x",
        "https://fcm.googleapis.com./x",
        "https://ｆcm.googleapis.com/x",
        "https://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://localhost/x",
        "file:///etc/passwd",
        "",
        "https://fcm.googleapis.com/" + "x" * 1000,
    ],
)
def test_everything_else_is_refused(address):
    with pytest.raises(BadEndpoint):
        checked(address)


def test_a_service_of_ones_own_is_let_through_by_its_origin_alone():
    assert checked(f"{OWN}/push/1", OWN).origin == OWN
    for address in (
        "http://127.0.0.1:9001/x",
        "http://127.0.0.1:90000/x",
        "http://127.0.0.1/x",
        f"{OWN}@evil.example/",
    ):
        with pytest.raises(BadEndpoint):
            checked(address, OWN)
    with pytest.raises(BadEndpoint):
        checked(f"{OWN}/push/1")


def test_a_service_of_ones_own_on_https_keeps_its_port_in_the_proof():
    assert checked("https://push.example.com:8443/a", "https://push.example.com:8443").origin == (
        "https://push.example.com:8443"
    )
    assert (
        checked("https://push.example.com/a", "https://push.example.com").origin == "https://push.example.com"
    )


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_private_addresses_are_inside(address):
    assert not is_outside(address)


@pytest.mark.parametrize(
    "address", ["142.250.1.95", "2a00:1450:4001::5f", "::ffff:142.250.1.95", "64:ff9b::8efa:15f"]
)
def test_addresses_of_the_internet_are_outside(address):
    assert is_outside(address)
