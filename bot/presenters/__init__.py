"""From what is so to what is shown: every word that a person reads is written here."""
