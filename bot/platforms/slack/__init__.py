"""Slack: the whole product in the channels of a workspace."""
