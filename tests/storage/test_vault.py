"""What is sealed opens for its own tenant alone, and for keys that are known."""

import pytest
from cryptography.fernet import Fernet
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ids import WorkspaceId
from bot.ports.installations import Tampered
from bot.storage.vault import BadKey, Vault, new_key

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
TENANTS = st.text(max_size=20).map(WorkspaceId)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(TENANTS, TENANTS, st.text(max_size=200))
def test_it_opens_for_its_tenant_and_for_no_other(mine: WorkspaceId, theirs: WorkspaceId, text: str) -> None:
    vault = Vault([NEW])
    sealed = vault.seal(mine, text)
    assert vault.open(mine, sealed) == text
    if mine != theirs:
        with pytest.raises(Tampered):
            vault.open(theirs, sealed)


def test_an_old_key_opens_until_everything_is_sealed_anew() -> None:
    tenant = WorkspaceId("one")
    sealed = Vault([OLD]).seal(tenant, "token")
    both = Vault([NEW, OLD])
    assert both.open(tenant, sealed) == "token"
    assert Vault([NEW]).open(tenant, both.rewrap(sealed)) == "token"
    with pytest.raises(Tampered):
        Vault([NEW]).open(tenant, sealed)
    with pytest.raises(Tampered):
        Vault([NEW]).rewrap(sealed)


@pytest.mark.parametrize("keys", [[], ["short"], [NEW, "k" * 44 + "!"]])
def test_a_key_that_is_none_is_named_by_its_place_and_never_quoted(keys: list[str]) -> None:
    with pytest.raises(BadKey) as bad:
        Vault(keys)
    assert not any(key in str(bad.value) for key in keys)


def test_a_new_key_is_one() -> None:
    assert Vault([new_key()])
