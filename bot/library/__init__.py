"""How questions are read from files and checked."""
