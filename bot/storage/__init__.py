"""The store: rows in SQLite or PostgreSQL on one side, frozen domain objects on the other."""
