"""What every platform needs alike: the codec of its buttons."""
