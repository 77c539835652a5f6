"""The one place where a language model is spoken to: any endpoint that speaks as OpenAI's does.

It loads slowly and its libraries are an extra, so it is imported only where the settings name a model.
"""

import logging
import secrets
import warnings
from dataclasses import dataclass

import httpx2
from openai import OpenAIError
from pydantic_ai import Agent, ModelRetry, PromptedOutput, RunContext
from pydantic_ai.exceptions import (
    AgentRunError,
    ModelConnectionError,
    ModelHTTPError,
    ModelOverloadedError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelTimeoutError,
    UserError,
)
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles import ModelProfile
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import UsageLimits

from bot.domain.questions import Question
from bot.domain.scoring import Fallback
from bot.judging.prompting import AGAIN, INSTRUCTIONS, Asked, material, with_decoy
from bot.judging.replies import NoReply, Reply, names_each, without

TRIES = 2
"""Requests for one judgement: the second where the reply to the first was invalid."""
NO_KEY = "none"
"""Sent where no key is set, because the client insists on one; local servers ask for none."""
TALKATIVE = ("openai", "httpx2", "httpcore2", "pydantic_ai")
"""Loggers of libraries whose lines hold requests, and so keys and what people wrote."""
SLOW = (ModelTimeoutError, ModelRequestTimeout, TimeoutError)
BUSY = (ModelRateLimitError, ModelQuotaExceededError, ModelOverloadedError)
DOWN = (ModelHTTPError, ModelConnectionError, UserError, OpenAIError, httpx2.HTTPError, OSError)
MALFORMED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
FAULTS = (AgentRunError, *DOWN, *MALFORMED)
"""What an endpoint can bring about: errors that have a name, and those that the client makes of a reply of
another form than it expects, such as an AttributeError for a choice that is null."""


@dataclass(frozen=True, slots=True)
class Access:
    """How a model is reached; `url` ends where `/chat/completions` begins, `patience` is in seconds."""

    url: str
    key: str | None
    name: str
    patience: float


class Endpoint:
    """A model behind an endpoint; it has no tools, and nothing is kept between judgements."""

    def __init__(self, access: Access) -> None:
        _silence()
        self._agent = Agent(
            _model(access),
            output_type=PromptedOutput(Reply, template=False),
            instructions=INSTRUCTIONS,
            deps_type=Asked,
            retries={"tools": 0, "output": TRIES - 1},
        )
        self._agent.output_validator(_complete)

    async def ask(self, question: Question, answer: str) -> Reply:
        """What the model says of the answer; raises NoReply.

        Nothing is sent but the question, its key points, a decoy among them, and the answer.
        """
        asked = with_decoy(question)
        try:
            run = await self._agent.run(
                material(asked.question, answer, secrets.token_hex(8)),
                deps=asked,
                usage_limits=UsageLimits(request_limit=TRIES),
            )
        except FAULTS as fault:
            raise NoReply(_why(fault), getattr(fault, "retry_after", None), _name(fault)) from None
        return without(asked.decoy, run.output)


def _model(access: Access) -> OpenAIChatModel:
    """The model as a chat that replies with text: schemas and JSON modes are refused by some endpoints."""
    client = httpx2.AsyncClient(
        timeout=access.patience,
        limits=httpx2.Limits(max_keepalive_connections=0),  # nothing stays open that somebody has to close
    )
    provider = OpenAICompatibleProvider(
        "model",
        base_url=access.url,
        api_key=access.key or NO_KEY,
        http_client=client,
        profile=ModelProfile(supports_json_object_output=False),
    )
    settings = ModelSettings(
        temperature=0, timeout=access.patience, max_retries=0, framing_announcement="never"
    )
    return OpenAIChatModel(access.name, provider=provider, settings=settings)


def _complete(run: RunContext[Asked], reply: Reply) -> Reply:
    """A reply that judges each key point; asks the model again where it does not."""
    if not names_each(reply, run.deps.key_points, run.deps.decoy):
        raise ModelRetry(AGAIN)
    return reply


def _why(fault: Exception) -> Fallback:
    if isinstance(fault, SLOW):
        return Fallback.SLOW
    if isinstance(fault, BUSY):
        return Fallback.BUSY
    if isinstance(fault, DOWN) or isinstance(fault.__cause__, OpenAIError):
        return Fallback.DOWN
    return Fallback.UNREADABLE


def _name(fault: Exception) -> str:
    """What a fault is called, with its HTTP status; its message may hold what people wrote."""
    return f"{type(fault).__name__.lstrip('_')} {getattr(fault, 'status_code', '')}".strip()


def _silence() -> None:
    """Keep the libraries' logs to themselves, whatever the environment tells them."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    # A model that thinks takes no temperature; that it is left out for such a model is as it should be.
    warnings.filterwarnings("ignore", message="Sampling parameters", category=UserWarning)
