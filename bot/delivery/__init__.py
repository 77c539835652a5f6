"""How screens on the wall become messages in channels, each once."""
