"""No renewal and no key is lost: callers give up, processes die, keys change, installations are replaced."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.ids import WorkspaceId
from bot.ports.installations import Installation, Tampered, Tokens
from bot.storage.installations import LEASE, TRIES, WAIT, SqlInstallations
from bot.storage.store import SqlStore, open_store
from bot.storage.tables import installations
from bot.storage.vault import Vault, new_key
from tests.storage.given import at
from tests.storage.test_installations import KEY, ONE, Renewals, held, kept, nap

NEW = Tokens("renewed", "next", at(60), at(160))
Step = Callable[[], Awaitable[object]]


class Meanwhile:
    """A renewal during which something happens first, and which then brings new tokens or fails."""

    def __init__(self, step: Step, tokens: Tokens | None = NEW) -> None:
        self.step, self.tokens = step, tokens

    async def __call__(self, _: Installation) -> Tokens:
        await self.step()
        if self.tokens is None:
            raise ConnectionError
        return self.tokens


async def set_lease(store: SqlStore, until: int) -> None:
    async with store.writer.begin() as connection:
        await connection.execute(update(installations).values(lease_until=until))


async def access(there: SqlInstallations) -> str | None:
    found = await there.find(ONE)
    return found.tokens.access if found else None


async def test_a_key_goes_even_where_a_process_died_while_renewing(store: SqlStore) -> None:
    newer = new_key()
    await kept(store).save(held())
    await set_lease(store, 1)
    assert await kept(store, newer, KEY).rewrap() == 1
    assert await kept(store, newer).find(ONE) == held()


@pytest.mark.parametrize("tokens", [NEW, None])
async def test_a_key_goes_while_a_renewal_is_under_way(store: SqlStore, tokens: Tokens | None) -> None:
    newer = new_key()
    await kept(store).save(held())
    both = kept(store, newer, KEY)
    found = await both.renew(ONE, at(50), Meanwhile(both.rewrap, tokens))
    expected = "renewed" if tokens else "xoxb-secret"
    assert found is not None
    assert found.tokens.access == await access(kept(store, newer)) == expected


async def test_keys_go_while_many_read_and_renew(store: SqlStore) -> None:
    tenants = [WorkspaceId(f"slack:-:T{number}") for number in range(20)]
    newer, renew = new_key(), Renewals()
    for each in tenants:
        await kept(store).save(held(each))
    both = SqlInstallations(store.writer, store.reader, Vault([newer, KEY]), nap)
    rewrapped, *found = await asyncio.gather(
        both.rewrap(),
        *(both.renew(each, at(50), renew) for each in tenants * 2),
        *(both.find(each) for each in tenants * 3),
    )
    assert (rewrapped, renew.count, None in found) == (20, 20, False)
    for each in tenants:
        assert await kept(store, newer).find(each) is not None


async def test_who_gives_up_waiting_does_not_lose_the_new_tokens(store: SqlStore) -> None:
    there, begun, answer = kept(store), asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        begun.set()
        await answer.wait()

    await there.save(held())
    caller = asyncio.create_task(there.renew(ONE, at(50), Meanwhile(slowly)))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    answer.set()
    again = Renewals()
    found = await there.renew(ONE, at(101), again)
    assert found is not None
    assert (found.tokens, again.count) == (NEW, 0)


async def test_a_renewal_that_outlasts_its_lease_is_kept_if_no_other_was_first(store: SqlStore) -> None:
    there = kept(store)
    await there.save(held())
    await there.renew(ONE, at(50), Meanwhile(lambda: set_lease(store, 1)))
    assert await access(there) == "renewed"


async def test_a_late_failure_does_not_end_the_lease_of_another(store: SqlStore) -> None:
    there, another, taken = kept(store), Renewals(), 2**62
    await there.save(held())
    await there.renew(ONE, at(50), Meanwhile(lambda: set_lease(store, taken), None))
    assert await there.renew(ONE, at(50), another) == held()
    assert another.count == 0


async def test_a_late_renewal_is_kept_though_another_failed_meanwhile(store: SqlStore) -> None:
    there = kept(store)
    await there.save(held())

    async def another_fails() -> None:
        await set_lease(store, 1)
        failing = Renewals()
        failing.fail = True
        await there.renew(ONE, at(50), failing)

    await there.renew(ONE, at(50), Meanwhile(another_fails))
    assert await access(there) == "renewed"


async def test_an_installation_made_meanwhile_wins_over_a_renewal(store: SqlStore) -> None:
    there, again = kept(store), held(access="reinstalled", installed=50)
    await there.save(held())
    assert await there.renew(ONE, at(50), Meanwhile(lambda: there.save(again))) == again


async def test_a_removal_wins_over_a_renewal(store: SqlStore) -> None:
    there = kept(store)
    await there.save(held())
    assert await there.renew(ONE, at(50), Meanwhile(lambda: there.remove(ONE, at(50)))) is None
    assert await there.find(ONE) is None


async def test_what_cannot_be_opened_is_told_each_time_and_holds_nobody_up(store: SqlStore) -> None:
    await kept(store).save(held())
    for _ in range(2):
        with pytest.raises(Tampered):
            await kept(store, new_key()).renew(ONE, at(101), Renewals())


def test_who_waits_outlasts_the_lease_of_a_process_that_died() -> None:
    assert WAIT * (TRIES - 1) > LEASE


async def test_no_scopes_are_none(store: SqlStore) -> None:
    none = replace(held(), scopes=())
    await kept(store).save(none)
    assert await kept(store).find(ONE) == none


async def test_no_token_can_be_read_from_the_disk(fresh_sqlite: str, tmp_path: Path) -> None:
    store = await open_store(fresh_sqlite)
    there = kept(store)
    await there.save(held())
    await there.renew(ONE, at(50), Meanwhile(there.rewrap, replace(NEW, access="xoxb-new", refresh="xoxe-1")))
    disk = _files(tmp_path)
    await store.close()
    assert disk["store.db-wal"]
    assert [name for name, content in disk.items() if b"xox" in content] == []


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("store.db")}
