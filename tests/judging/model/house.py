"""A model judge on a server of the test's own."""

from dataclasses import dataclass, field

from bot.domain.questions import Question
from bot.domain.scoring import Gate, Judgement
from bot.judging.asking import Access, Endpoint
from bot.judging.model import ModelJudge
from bot.judging.restraint import Breaker, Daily
from bot.judging.rubric import RubricJudge
from bot.ports.judge import Judge
from tests.fakes import NoLog
from tests.judging.model.server import ModelServer

KEY = "sk-of-the-house"
NAME = "tiny-judge"


@dataclass
class Seconds:
    """Seconds that pass when they are told to."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Canned:
    """A rubric that always finds the same."""

    found: Judgement
    gates: tuple[Gate, ...] = ()

    async def judge(self, question: Question, answer: str, person: str = "") -> Judgement:
        del question, answer, person
        return self.found


@dataclass
class House:
    """Judges that ask a server, with what they share."""

    server: ModelServer
    seconds: Seconds = field(default_factory=Seconds)
    log: NoLog = field(default_factory=NoLog)

    def judge(self, *, rubric: Judge | None = None, patience: float = 5.0, daily: int = 1000) -> ModelJudge:
        return ModelJudge(
            ask=Endpoint(Access(self.server.url, KEY, NAME, patience)).ask,
            name=NAME,
            rubric=rubric or RubricJudge(by_meaning=False),
            daily=Daily(daily, self.seconds),
            breaker=Breaker(self.seconds),
            patience=patience,
            log=self.log,
        )
