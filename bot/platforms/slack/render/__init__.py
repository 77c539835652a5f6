"""Every screen as Slack shows it."""
