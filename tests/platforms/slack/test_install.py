"""Installing into many workspaces: state, tokens, rotation, removal and return."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.ids import WorkspaceId
from tests.databases import fresh_store
from tests.platforms.slack.house import CHANNEL, House
from tests.platforms.slack.server import Fault
from tests.platforms.slack.server.people import shown


@pytest.fixture
async def many(tmp_path: Path) -> AsyncIterator[House]:
    store = await fresh_store(tmp_path)
    async with House(store, many=True) as opened:
        yield opened
        assert opened.slack.violations == []
    await store.close()


async def begun(house: House) -> tuple[str, str]:
    """A browser begins to install: its state and its cookie."""
    async with house.slack.session.get(f"{house.address}/slack/install", allow_redirects=False) as answer:
        cookie = SimpleCookie(answer.headers["Set-Cookie"])
        asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    (name,) = cookie
    assert name.startswith("__Host-")
    assert (cookie[name]["secure"], cookie[name]["httponly"], cookie[name]["samesite"]) == (True, True, "lax")
    assert asked["redirect_uri"] == ["https://scrimmage.example/slack/oauth_redirect"]
    return asked["state"][0], f"{name}={cookie[name].value}"


async def finished(house: House, state: str, cookie: str, team: str = "T1", **more: object) -> int:
    """Slack sends the browser back with a code."""
    code = secrets.token_hex(4)
    house.slack.codes[code] = {"team": team, "user": "U1", **more}
    url = f"{house.address}/slack/oauth_redirect"
    query = {"code": code, "state": state}
    async with house.slack.session.get(url, params=query, headers={"Cookie": cookie}) as answer:
        return answer.status


async def install(house: House, **more: object) -> None:
    assert await finished(house, *await begun(house), **more) == 200  # type: ignore[arg-type]


def everything_in(folder: Path) -> bytes:
    """What somebody would read who got hold of the files."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def remove(house: House, kind: str = "app_uninstalled", at: int | None = None) -> None:
    house.team.installed = False
    event = {"type": kind} | ({"tokens": {"bot": [house.team.bot]}} if kind == "tokens_revoked" else {})
    body = house.slack.envelope(house.team, event)
    await house.slack.deliver(body | ({"event_time": at} if at else {}))
    await house.settle()


async def test_five_racing_callbacks_install_once(many: House) -> None:
    state, cookie = await begun(many)
    answers = await asyncio.gather(*(finished(many, state, cookie) for _ in range(5)))
    assert sorted(answers) == [200, 400, 400, 400, 400]


async def test_another_browsers_state_and_an_old_one_are_refused(many: House) -> None:
    state, cookie = await begun(many)
    _, other = await begun(many)
    assert await finished(many, state, other) == 400
    assert await finished(many, state, "") == 400
    assert await finished(many, "guessed", cookie) == 400
    assert await finished(many, state, cookie) == 200
    late, cookie = await begun(many)
    many.let_pass(601)
    assert await finished(many, late, cookie) == 400


async def test_whoever_installs_moderates_and_the_day_goes_on(many: House) -> None:
    await install(many)
    await many.at("08:00")
    await many.ana.slash(CHANNEL, "/scrimmage", "setup")
    await many.settle()
    assert "Time zone" in shown(many.modal(many.ana))


async def test_no_token_stands_readable_in_the_database_or_the_log(many: House, tmp_path: Path) -> None:
    await install(many)
    await many.ana.slash(CHANNEL, "/scrimmage", "setup")
    await many.settle()
    assert b"xox" not in everything_in(tmp_path)
    assert "xox" not in repr(many.log.lines)


async def test_tokens_are_renewed_at_half_their_life_by_one_alone(many: House) -> None:
    await install(many)
    await many.set_up()
    many.let_pass(21_601)
    tenants = many.serving.slack.messenger.api.tenants
    grants = await asyncio.gather(*(tenants.grant(many.workspace) for _ in range(50)))
    renewals = [args for call, _, args in many.slack.calls if args.get("grant_type") == "refresh_token"]
    assert len(renewals) == 1
    assert many.team.token in {grant.token for grant in grants if grant}


async def test_a_renewal_that_fails_leaves_the_good_token_in_use(many: House) -> None:
    await install(many)
    many.let_pass(21_601)
    many.slack.faults.next("oauth.v2.access", Fault.BROKEN)
    grant = await many.serving.slack.messenger.api.tenants.grant(many.workspace)
    assert grant is not None
    assert grant.token == many.team.token


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_a_removed_app_posts_nothing_and_comes_back_as_it_was(many: House, kind: str) -> None:
    await install(many)
    await many.at("08:00")
    await many.dev.slash(CHANNEL, "/scrimmage", "setup")
    await many.settle()
    await many.set_up()
    await remove(many, kind)
    calls = len(many.slack.calls)
    await many.at("09:00", days=1)
    assert many.slack.calls[calls:] == []
    await install(many)
    await many.at("09:00", days=1)
    assert shown(many.card).startswith("# ")


async def test_an_old_removal_that_comes_late_changes_nothing(many: House) -> None:
    await install(many)
    await remove(many, at=int(many.seconds()) - 60)
    many.team.installed = True
    assert await many.serving.slack.messenger.api.tenants.grant(many.workspace) is not None


async def test_after_the_retention_everything_of_the_workspace_is_gone(many: House) -> None:
    await install(many)
    await many.at("08:00")
    await many.set_up()
    await many.at("09:00")
    await many.ana.write(CHANNEL, "A secret thought", many.card["ts"])
    await many.settle()
    await remove(many)
    await many.at("09:00", days=29)
    assert await many.forget_departed() == 0
    await many.at("09:00", days=2)
    assert await many.forget_departed() == 1
    assert await many.forget_departed() == 0
    async with many.store.glance() as unit:
        assert await unit.tracks.of_workspace(many.workspace) == ()


async def test_an_organisation_installs_for_all_its_workspaces(tmp_path: Path) -> None:
    store = await fresh_store(tmp_path)
    async with House(store, many=True, enterprise="E1") as house:
        await install(house, wide=True)
        assert house.workspace == WorkspaceId("slack:E1:T1")
        await house.ana.slash(CHANNEL, "/scrimmage", "setup")
        await house.settle()
        assert "Time zone" in shown(house.modal(house.ana))
        stranger = WorkspaceId("slack:E2:T1")
        assert await house.serving.slack.messenger.api.tenants.grant(stranger) is None
    await store.close()
