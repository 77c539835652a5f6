"""Inserting what may be there already, in the one form that both databases understand."""

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert, insert

__all__ = ["Insert", "insert", "insert_new", "insert_or_set"]


def insert_new(table: Table) -> Insert:
    """An insert that leaves alone what is there already.

    PostgreSQL's construct, because SQLite's syntax is a copy of it and its compiler takes it as it is.
    """
    return insert(table).on_conflict_do_nothing()


def insert_or_set(table: Table, *columns: str) -> Insert:
    """An insert that sets `columns` where the primary key is there already."""
    new = insert(table)
    keys = [column.name for column in table.primary_key]
    return new.on_conflict_do_update(index_elements=keys, set_={name: new.excluded[name] for name in columns})
