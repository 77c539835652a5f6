"""The rules of the game: pure, synchronous and frozen; time and chance come in as arguments."""
