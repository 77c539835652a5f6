import pytest

from tests.platforms.web.given import House

PAGES = ("/", "/channel", "/clock", "/gallery", "/static/playground.css", "/nowhere")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "LOCALHOST:8321", "[::1]:8321", "chat.test:80"])
async def test_it_goes_by_the_names_of_the_loopback_and_those_it_was_given(house: House, host: str) -> None:
    assert (await house.get("/", host=host)).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:8321", "[::2]", "[", ""]
)
async def test_it_answers_to_no_other_name(house: House, host: str) -> None:
    answer = await house.get("/", host=host)
    assert answer.status_code == 421
    assert "does not go by that name" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.test"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://[bad"},
        {"origin": "http://evil.test", "sec-fetch-site": "same-origin"},
    ],
)
async def test_another_site_can_send_nothing(house: House, headers: dict[str, str]) -> None:
    data = {"text": "x", "thread": house.root, "press": "press-one"}
    answer = await house.client.post("/say", data=data, headers=headers)
    assert answer.status_code == 403
    assert len(house.room.all) == 1
    assert house.core.asked == []


async def test_its_own_page_can(house: House) -> None:
    headers = {"origin": "http://127.0.0.1:8321", "sec-fetch-site": "same-origin"}
    data = {"text": "x", "thread": house.root, "press": "press-one"}
    assert (await house.client.post("/say", data=data, headers=headers)).status_code == 200


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_is_protected(house: House, path: str) -> None:
    headers = (await house.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


async def test_what_people_wrote_is_not_kept_by_a_cache(house: House) -> None:
    assert (await house.get("/")).headers["cache-control"] == "no-store"
    assert (await house.get("/static/playground.js")).headers["cache-control"] == "no-cache"


async def test_a_wrong_name_is_refused_before_anything_is_read(house: House) -> None:
    answer = await house.client.post("/say", content=b"x" * 10, headers={"host": "evil.test"})
    assert answer.status_code == 421
