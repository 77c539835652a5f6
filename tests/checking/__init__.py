"""What the checks of questions find, and what they leave alone."""
