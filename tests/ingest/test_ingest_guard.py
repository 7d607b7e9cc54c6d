import pytest

from drafter.errors import FetchFailed
from drafter.ingest.guard import check_link, refused_address


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.100.100.200 192.0.0.192 0.0.0.0
    168.63.129.16 224.0.0.1 255.255.255.255 198.18.0.1 :: ::1 ::ffff:100.100.100.200 ::127.0.0.1
    64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:7f00:1:: 2001:0:7f00:1:: fe80::1 fe80::1%eth0 fc00::1
    ff02::1 fec0::1 2001:db8::1""".split(),
)
def test_addresses_off_the_public_internet_are_refused(address: str) -> None:
    assert refused_address(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_public_addresses_are_let_through(address: str) -> None:
    assert not refused_address(address)


@pytest.mark.parametrize(
    "link",
    """http://2130706433/ http://127.1/ http://0177.0.0.1/ http://0x7f000001/ http://①②⑦.⓪.⓪.①/
    http://localhost/ http://localhost:22/ http://db.internal/ http://[::1]/ http://user@example.com/
    http://example.com:22/ file:///etc/passwd ftp://example.com/a gopher://example.com/ http:///x
    http://[::1 http://example.com:99999/ http://169.254.169.254/latest""".split(),
)
def test_links_that_lead_elsewhere_are_refused_without_asking_the_network(link: str) -> None:
    with pytest.raises(FetchFailed) as refusal:
        check_link(link)
    assert refusal.value.reason == "refused"
    assert refusal.value.message


def test_an_allowed_host_may_be_private_and_have_any_port() -> None:
    check_link("http://127.0.0.1:8765/a", {"127.0.0.1:8765"})
    check_link("http://intranet.local:9000/a", {"intranet.local"})
    with pytest.raises(FetchFailed):
        check_link("http://127.0.0.1:8766/a", {"127.0.0.1:8765"})
