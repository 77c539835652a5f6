"""Where everything is kept: rows in, frozen domain objects out."""
