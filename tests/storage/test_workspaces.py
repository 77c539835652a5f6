"""A workspace's own rules come back as they were settled."""

from bot.domain.points import Policy
from bot.ids import WorkspaceId
from bot.storage.store import SqlStore


async def test_points_are_the_usual_until_a_workspace_settles_its_own(store: SqlStore) -> None:
    async with store.unit() as unit:
        assert await unit.workspaces.policy(WorkspaceId("a")) == Policy()
        await unit.workspaces.set_policy(WorkspaceId("a"), Policy(answer=1))
        await unit.workspaces.set_policy(WorkspaceId("a"), Policy(answer=3, best=0))
    async with store.glance() as unit:
        assert await unit.workspaces.policy(WorkspaceId("a")) == Policy(answer=3, best=0)
        assert await unit.workspaces.policy(WorkspaceId("b")) == Policy()
