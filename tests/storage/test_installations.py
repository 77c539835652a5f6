"""Installations: sealed, renewed by one, replaced and removed in whatever order it is told."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, text, update

from bot.ids import WorkspaceId
from bot.ports.installations import Installation, Tampered, Tokens
from bot.ports.profiles import Profile
from bot.storage.installations import SqlInstallations
from bot.storage.oauth_states import SqlStates
from bot.storage.profiles import SqlProfiles
from bot.storage.store import SqlStore
from bot.storage.tables import installations
from bot.storage.vault import Vault, new_key
from tests.storage.given import NOW, at

ONE, TWO = WorkspaceId("slack:-:T1"), WorkspaceId("slack:-:T2")
KEY = new_key()


def held(tenant: WorkspaceId = ONE, access: str = "xoxb-secret", installed: float = 0) -> Installation:
    tokens = Tokens(access, "xoxe-refresh", at(installed), at(installed + 100))
    return Installation(tenant, tokens, "UBOT", "U1", ("chat:write", "commands"), at(installed))


async def nap(_seconds: float) -> None:
    await asyncio.sleep(0)


def kept(store: SqlStore, *keys: str) -> SqlInstallations:
    return SqlInstallations(store.writer, store.writer, Vault(keys or (KEY,)), nap)


async def test_what_is_kept_comes_back_and_is_replaced(store: SqlStore) -> None:
    there = kept(store)
    assert await there.find(ONE) is None
    await there.save(held())
    assert await there.find(ONE) == held()
    await there.save(held(access="another"))
    assert await there.find(ONE) == held(access="another")


async def test_swapped_seals_are_noticed(store: SqlStore) -> None:
    there = kept(store)
    await there.save(held(ONE))
    await there.save(held(TWO))
    async with store.writer.begin() as connection:
        stolen = await connection.scalar(select(installations.c.tokens).where(installations.c.tenant == TWO))
        await connection.execute(
            update(installations).where(installations.c.tenant == ONE).values(tokens=stolen)
        )
    with pytest.raises(Tampered):
        await there.find(ONE)


async def test_a_removal_older_than_the_installation_does_nothing(store: SqlStore) -> None:
    there = kept(store)
    await there.save(held())
    assert not await there.remove(ONE, at(-1))
    assert await there.remove(ONE, at(1))
    assert not await there.remove(ONE, at(1))


class Renewals:
    """Slack's side of a renewal: counts, and can be made to fail or to be overtaken."""

    def __init__(self) -> None:
        self.count = 0
        self.fail = False
        self.meanwhile: Installation | None = None
        self.store: SqlInstallations | None = None

    async def __call__(self, installation: Installation) -> Tokens:
        assert installation.tokens.refresh == "xoxe-refresh"
        self.count += 1
        await asyncio.sleep(0)
        if self.fail:
            raise ConnectionError
        if self.meanwhile is not None and self.store is not None:
            await self.store.save(self.meanwhile)
        return Tokens("renewed", "next", at(60), at(160))


async def test_before_half_its_life_a_token_is_used_as_it_is(store: SqlStore) -> None:
    there, renew = kept(store), Renewals()
    await there.save(held())
    assert await there.renew(ONE, at(49), renew) == held()
    assert renew.count == 0


async def test_fifty_at_once_renew_once(store: SqlStore) -> None:
    there, renew = kept(store), Renewals()
    await there.save(held())
    found = await asyncio.gather(*(there.renew(ONE, at(50), renew) for _ in range(50)))
    assert renew.count == 1
    assert {each.tokens.access for each in found if each} <= {"xoxb-secret", "renewed"}
    again = await there.find(ONE)
    assert again is not None
    assert again.tokens.access == "renewed"


async def test_with_an_expired_token_everybody_waits_for_the_new_one(store: SqlStore) -> None:
    there, renew = kept(store), Renewals()
    await there.save(held())
    found = await asyncio.gather(*(there.renew(ONE, at(101), renew) for _ in range(10)))
    assert {each.tokens.access for each in found if each} == {"renewed"}
    assert renew.count == 1


async def test_a_failed_renewal_is_told_only_where_nothing_good_is_left(store: SqlStore) -> None:
    there, renew = kept(store), Renewals()
    renew.fail = True
    await there.save(held())
    assert await there.renew(ONE, at(50), renew) == held()
    with pytest.raises(ConnectionError):
        await there.renew(ONE, at(101), renew)
    renew.fail = False
    assert await there.renew(ONE, at(101), renew) is not None


async def test_an_installation_made_meanwhile_wins(store: SqlStore) -> None:
    there, renew = kept(store), Renewals()
    await there.save(held())
    renew.store, renew.meanwhile = there, held(access="reinstalled", installed=50)
    found = await there.renew(ONE, at(50), renew)
    assert found is not None
    assert found.tokens.access == "reinstalled"


async def test_keys_are_replaced_while_others_read(store: SqlStore) -> None:
    newer = new_key()
    await kept(store).save(held(ONE))
    await kept(store).save(held(TWO))
    both = kept(store, newer, KEY)
    results = await asyncio.gather(both.rewrap(), *(both.find(each) for each in (ONE, TWO) * 10))
    assert results[0] == 2
    assert await kept(store, newer).find(TWO) == held(TWO)


async def test_a_state_is_good_once_for_its_own_browser_and_for_a_while(store: SqlStore) -> None:
    states = SqlStates(store.writer)
    await states.remember("s", "b", NOW, at(600))
    assert not await states.take("s", "another", NOW)
    taken = await asyncio.gather(*(states.take("s", "b", NOW) for _ in range(5)))
    assert taken.count(True) == 1
    await states.remember("late", "b", NOW, at(600))
    assert not await states.take("late", "b", at(600))
    await states.remember("next", "b", at(601), at(1200))
    async with store.writer.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM oauth_states")) == 1


async def test_of_many_who_want_to_ask_one_may(store: SqlStore) -> None:
    profiles = SqlProfiles(store.writer, store.writer)
    asked = await asyncio.gather(*(profiles.may_ask(ONE, "U1", NOW, at(-86_400)) for _ in range(20)))
    assert asked.count(True) == 1
    assert await profiles.find(ONE, "U1") is None
    ana = Profile(ONE, "U1", "Ana", admin=True)
    await profiles.save(ana)
    assert await profiles.find(ONE, "U1") == ana
    assert not await profiles.may_ask(ONE, "U1", at(86_399), at(-1))
    assert await profiles.may_ask(ONE, "U1", at(86_400), at(0))
    changed = replace(ana, name="Anna", left=True)
    await profiles.save(changed)
    assert await profiles.find(ONE, "U1") == changed
