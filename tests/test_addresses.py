"""Private addresses are refused in every spelling, unless their host is allowed."""

from __future__ import annotations

import ipaddress
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import FetchError
from reportgen.fetching.addresses import choose_addresses, is_public, resolve

PRIVATE = """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.88.99.1 168.63.129.16 ::1 :: fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: ::7f00:1 2001:db8::1 rubbish""".split()
PUBLIC = "8.8.8.8 93.184.216.34 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_it_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_it_is_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_mapped_into_ipv6_as_it_is_by_itself(address):
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | int(address))
    nat64 = ipaddress.IPv6Address((0x64FF9B << 96) | int(address))
    assert is_public(str(mapped)) == is_public(str(nat64)) == is_public(str(address))


@pytest.mark.parametrize("spelling", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0"])
def test_spellings_of_loopback_are_seen_through(spelling):
    with pytest.raises(FetchError, match="not on the public internet") as caught:
        choose_addresses(spelling, 80, allowed=False, timeout=5)
    assert caught.value.slug == "refused-address"


def test_of_several_addresses_only_public_ones_are_used_and_an_allowed_host_may_have_any():
    def both(host: str, port: int) -> tuple[str, ...]:
        return "10.0.0.1", "8.8.8.8"

    assert choose_addresses("h", 80, allowed=False, timeout=5, resolver=both) == ("8.8.8.8",)
    assert choose_addresses("h", 80, allowed=True, timeout=5, resolver=both) == ("10.0.0.1", "8.8.8.8")


@pytest.mark.parametrize("error", [OSError("no such host"), UnicodeError("label too long")])
def test_a_name_without_an_address_is_named(error):
    def fail(host: str, port: int) -> tuple[str, ...]:
        raise error

    with pytest.raises(FetchError) as caught:
        choose_addresses("nowhere.example", 80, allowed=False, timeout=5, resolver=fail)
    assert caught.value.slug == "dns"


def test_a_resolver_that_never_answers_is_not_waited_for():
    never = threading.Event()

    def hang(host: str, port: int) -> tuple[str, ...]:
        never.wait(10)
        return ()

    with pytest.raises(FetchError) as caught:
        choose_addresses("slow.example", 80, allowed=False, timeout=0.05, resolver=hang)
    never.set()
    assert caught.value.slug == "too-slow"


def test_the_system_resolves_numbers():
    assert resolve("127.0.0.1", 80) == ("127.0.0.1",)
