"""When something is to be seen again: FSRS, whose cards are kept as text."""

from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

GRADES = ((40, Rating.Again), (60, Rating.Hard), (85, Rating.Good))
"""Totals below which a try counts as forgotten, hard, good; from there on it was easy."""


class FsrsRecall:
    """Implements `bot.ports.practice.Recall`; whole days, and no chance in it."""

    def __init__(self) -> None:
        self._scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def next(self, card: str | None, total: int, now: datetime) -> tuple[str, datetime]:
        """The card after a try with a total of 0 to 100, and when it is due."""
        known = Card(card_id=1) if card is None else Card.from_json(card)
        rating = next((grade for most, grade in GRADES if total < most), Rating.Easy)
        seen, _ = self._scheduler.review_card(known, rating, now.astimezone(UTC))
        return seen.to_json(), seen.due
