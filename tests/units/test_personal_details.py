"""What nobody may publish of a person: found wherever it stands, and nothing else taken for it."""

import time

import pytest
from bilingual.content.lint.personal_details import find, is_identity_number


def codes(text: str) -> list[str]:
    return [code for _, code in find(text)]


@pytest.mark.parametrize("digits", ["10000000146", "12345678950"])
def test_identity_numbers_have_two_check_digits(digits: str) -> None:
    assert is_identity_number(digits)
    assert codes(f"Kimlik no: {digits}.") == ["identity-number"]
    for place in range(11):
        other = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
        assert not is_identity_number(other), other


@pytest.mark.parametrize(
    "text",
    [
        "kimlik 100 000 001 46",
        "# 10000000146",
        "(10000000146)",
        "10000000146'dır",
    ],
    ids=["in-groups", "comment", "brackets", "ending"],
)
def test_identity_numbers_are_found(text: str) -> None:
    assert codes(text) == ["identity-number"]


@pytest.mark.parametrize(
    "text",
    [
        "110000000146",
        "100000001460",
        "978-10000000146",
        "https://example.org/10000000146",
        "https://example.org/?id=10000000146&x=1",
        "10000000147",
        "00000000000",
        "a10000000146",
        "1.10000000146",
        "978-605-83293-4-8",
        "TR-10000000146-9",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "ayse@gmail.com",
        "AYSE.YILMAZ@GMAIL.COM",
        "a.b+c@hotmail.com.tr",
        "x@outlook.fr",
        "x@yahoo.com.tr",
        "x@yandex.com.tr",
        "x@icloud.com",
        "x@me.com",
        "x@proton.me",
        "x@gmx.de",
        "x@windowslive.com",
        "x@mynet.com",
        "x (at) gmail.com",
        "x [at] gmail [nokta] com",
        "<mailto:x@gmail.com>",
    ],
)
def test_private_addresses_are_found(address: str) -> None:
    assert codes(f"İletişim: {address}") == ["private-email"]


@pytest.mark.parametrize(
    "address",
    [
        "bilgi@mbb.gov.tr",
        "info@nilufer.bel.tr",
        "goc@mbb.gov.tr",
        "x@me.gov.tr",
        "x@mail.bursa.bel.tr",
        "x@gmail",
        "@gmail.com",
        "x@web.gov.tr",
    ],
)
def test_addresses_of_institutions_are_none(address: str) -> None:
    assert codes(f"İletişim: {address}") == []


@pytest.mark.parametrize(
    "number",
    [
        "+90 532 123 45 67",
        "+905321234567",
        "0090 532 123 45 67",
        "0532 123 45 67",
        "05321234567",
        "0 (532) 123 45 67",
        "(0532) 123 45 67",
        "0532-123-45-67",
        "0532.123.45.67",
        "532 123 45 67",
        "+90 (0) 532 123 45 67",
        "tel:+905321234567",
        "https://wa.me/905321234567",
    ],
)
def test_mobile_numbers_are_found(number: str) -> None:
    assert codes(f"Telefon: {number}") == ["mobile-number"]


@pytest.mark.parametrize(
    "number",
    [
        "+90 212 402 19 00",
        "0212 402 19 00",
        "02124021900",
        "444 0 123",
        "0850 123 45 67",
        "5321234567",
        "2019-05-12",
        "https://example.org/05321234567",
        "1905321234567",
        "978-0532123456",
    ],
)
def test_landlines_and_other_numbers_are_none(number: str) -> None:
    assert codes(f"Telefon: {number}") == []


def test_the_place_is_that_of_the_first_character() -> None:
    text = "title: Toplantı # ayse@gmail.com"
    assert [text[start:][:4] for start, _ in find(text)] == ["ayse"]


@pytest.mark.parametrize("sign", ["a", "a.", "1", "5 ", "0532 ", "a@", "(", "a (", " ", "@gmail", "0 5", "+90"])
def test_no_text_takes_long(sign: str) -> None:
    started = time.process_time()
    list(find(sign * (300_000 // len(sign))))
    assert time.process_time() - started < 3
