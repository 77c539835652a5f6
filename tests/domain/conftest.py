"""Property tests that take the same road every time, so that a failure here is a failure everywhere."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")
