"""Who reads answers against the key points of their question."""
