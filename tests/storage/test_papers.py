"""Papers: sealed, replaced, forgotten at once, gone when their time is over, unreadable in their table."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.contacts import CleanText
from bot.domain.papers import KEPT, Paper, PaperKind, paper_of
from bot.ids import Account, WorkspaceId
from bot.storage.key_file import paper_vault
from bot.storage.papers import SqlPapers
from bot.storage.store import SqlStore
from bot.storage.tables import papers
from bot.storage.vault import BadKey, Vault, new_key
from tests.storage.given import ANA, BEN, NOW, at

ONE, TWO = WorkspaceId("one"), WorkspaceId("two")
KEY = new_key()
TEXT = CleanText("Built payment systems with Kafka and Go. 简历")
FOREVER = timedelta(days=10_000)


def paper(kind: PaperKind = PaperKind.RESUME, text: str = TEXT, seconds: float = 0) -> Paper:
    return paper_of(kind, CleanText(text), at(seconds))


def held(connection: AsyncConnection, *keys: str) -> SqlPapers:
    return SqlPapers(connection, Vault(keys or (KEY,)))


async def test_what_is_kept_comes_back_and_is_replaced(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        there = held(connection)
        assert await there.of(ONE, ANA, NOW) == ()
        assert await there.keep(ONE, ANA, paper(PaperKind.JOB))
        assert await there.keep(ONE, ANA, paper())
        assert await there.of(ONE, ANA, NOW) == (paper(), paper(PaperKind.JOB))
        newer = paper(text="Rust", seconds=60)
        assert await there.keep(ONE, ANA, newer)
        assert await there.of(ONE, ANA, NOW) == (newer, paper(PaperKind.JOB))
        assert [skill.name for skill in newer.skills] == ["Rust"]


async def test_nobody_has_anothers(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        there = held(connection)
        await there.keep(ONE, ANA, paper())
        assert await there.of(ONE, BEN, NOW) == ()
        assert await there.of(TWO, ANA, NOW) == ()
        assert await there.forget(TWO, ANA) == 0
        assert await there.forget(ONE, BEN) == 0


async def test_two_accounts_of_one_person_have_one_resume(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        await held(connection).keep(ONE, ANA, paper(text="Rust"))
        await held(connection).keep(ONE, BEN, paper(text="Go"))
        await held(connection).keep(ONE, BEN, paper(PaperKind.JOB, text="Redis"))
    async with store.unit() as unit:
        for name in (ANA, BEN):
            assert (await unit.people.meet(Account(ONE, name, name), NOW)).id == name
        await unit.people.link(ONE, BEN, ANA)
    async with store.writer.begin() as connection:
        found = await held(connection).of(ONE, ANA, NOW)
        assert [each.text for each in found] == ["Rust", "Redis"], "of two of a kind one's own stays"
        assert await held(connection).forget(ONE, BEN) == 0


async def test_nothing_can_be_read_in_the_table(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        await held(connection).keep(ONE, ANA, paper())
        rows = (await connection.execute(select(papers))).all()
    assert len(rows) == 1
    for word in ("Kafka", "payment", "Go.", "简历"):
        assert word not in repr(rows)
    assert "Kafka and Go" not in repr(paper())


async def test_what_is_forgotten_is_gone_at_once(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        there = held(connection)
        for kind in PaperKind:
            await there.keep(ONE, ANA, paper(kind))
        assert await there.forget(ONE, ANA, PaperKind.JOB) == 1
        assert await there.of(ONE, ANA, NOW) == (paper(),)
        assert await there.forget(ONE, ANA) == 1
        assert (await connection.execute(select(papers))).all() == []


async def test_papers_expire_after_thirty_days(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        there = held(connection)
        await there.keep(ONE, ANA, paper())
        await there.keep(TWO, BEN, paper(seconds=1))
        last = NOW + KEPT - timedelta(microseconds=1)
        assert len(await there.of(ONE, ANA, last)) == 1
        assert await there.of(ONE, ANA, NOW + KEPT) == ()
        assert await there.expire(last) == 0
        assert await there.expire(NOW + KEPT) == 1
        assert await there.expire(NOW + FOREVER) == 1


async def test_they_go_with_their_workspace(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        await held(connection).keep(ONE, ANA, paper())
        await held(connection).keep(TWO, ANA, paper())
    async with store.unit() as unit:
        await unit.workspaces.delete(ONE)
    async with store.writer.begin() as connection:
        assert await held(connection).of(ONE, ANA, NOW) == ()
        assert len(await held(connection).of(TWO, ANA, NOW)) == 1


async def test_without_a_key_nothing_is_kept(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        keyless = SqlPapers(connection, None)
        assert not await keyless.keep(ONE, ANA, paper())
        assert (await connection.execute(select(papers))).all() == []
        await held(connection).keep(ONE, ANA, paper())
        assert await keyless.of(ONE, ANA, NOW) == ()
        assert await keyless.rewrap() == 0
        assert await keyless.forget(ONE, ANA) == 1


async def test_what_no_key_opens_is_as_good_as_gone(store: SqlStore) -> None:
    async with store.writer.begin() as connection:
        await held(connection).keep(ONE, ANA, paper())
        await held(connection).keep(TWO, ANA, paper())
        assert await held(connection, new_key()).of(ONE, ANA, NOW) == ()
        stolen = select(papers.c.sealed).where(papers.c.workspace == TWO).scalar_subquery()
        await connection.execute(update(papers).where(papers.c.workspace == ONE).values(sealed=stolen))
        assert await held(connection).of(ONE, ANA, NOW) == ()


async def test_keys_are_replaced(store: SqlStore) -> None:
    newer = new_key()
    async with store.writer.begin() as connection:
        await held(connection).keep(ONE, ANA, paper())
        await held(connection, new_key()).keep(ONE, BEN, paper())
        assert await held(connection, newer, KEY).rewrap() == 1
        assert await held(connection, newer).of(ONE, ANA, NOW) == (paper(),)


def test_a_sqlite_file_has_its_key_beside_it(tmp_path: Path) -> None:
    url, beside = f"sqlite:///{tmp_path / 'deep' / 'a.db'}", tmp_path / "deep" / "a.db.key"
    made = paper_vault(url, ())
    assert made is not None
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    sealed = made.seal(ONE, "words")
    again, with_keys = paper_vault(url, ()), paper_vault(url, (KEY,))
    assert again is not None
    assert with_keys is not None
    assert again.open(ONE, sealed) == with_keys.open(ONE, sealed) == "words"
    assert Vault([KEY]).open(ONE, with_keys.seal(ONE, "newer")) == "newer"
    assert [path.name for path in beside.parent.iterdir()] == ["a.db.key"]


def test_the_settings_keys_need_no_file(tmp_path: Path) -> None:
    assert paper_vault(f"sqlite:///{tmp_path / 'a.db'}", (KEY,)) is not None
    assert paper_vault("postgresql://host/name", (KEY,)) is not None
    assert paper_vault("postgresql://host/name", ()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_that_was_spoilt_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db.key").write_text("spoilt\n")
    with pytest.raises(BadKey, match=r"a\.db\.key holds no key"):
        paper_vault(f"sqlite:///{tmp_path / 'a.db'}", ())
