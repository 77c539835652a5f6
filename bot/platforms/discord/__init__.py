"""Discord: what it tells us, as commands; what it is shown, as its own components."""
