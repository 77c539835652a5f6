"""Who reads answers against the key points of their question."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""One thread for each answer: more of them wait for one another, and five times as long on a busy machine."""
