"""Every screen as Discord shows it."""
