"""Which judge reads answers: the offline rubric, and with it a model where the settings name one."""

from bot.config import Settings
from bot.judging.model import ModelJudge
from bot.judging.restraint import Breaker, Daily
from bot.judging.rubric import RubricJudge
from bot.ports.judge import Judge
from bot.ports.log import Log

NOT_INSTALLED = (
    "A model is set to judge, but what speaks to it is not installed. Run .venv/bin/python -m pip install "
    "--require-hashes -r requirements-model.lock, or unset the SCRIMMAGE_MODEL_ settings."
)


class NoModel(Exception):  # noqa: N818 - what the person at the terminal reads
    """The settings ask for a model that cannot be had; the message says why and what to do."""


def judge_of(settings: Settings, log: Log) -> Judge:
    """The judge that the settings ask for; raises NoModel."""
    rubric = RubricJudge()
    if not (settings.model_url or settings.model_key or settings.model_name):
        return rubric
    url, name = _complete(settings)
    try:
        from bot.judging.asking import Access, Endpoint  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise NoModel(NOT_INSTALLED) from None
    key = settings.model_key.get_secret_value().strip() if settings.model_key else None
    return ModelJudge(
        ask=Endpoint(Access(url, key, name, settings.model_patience)).ask,
        name=name,
        rubric=rubric,
        daily=Daily(settings.model_daily),
        breaker=Breaker(),
        patience=settings.model_patience,
        log=log,
    )


def _complete(settings: Settings) -> tuple[str, str]:
    """The model's address and name, both of which it takes; raises NoModel."""
    wanted = {"SCRIMMAGE_MODEL_URL": settings.model_url, "SCRIMMAGE_MODEL_NAME": settings.model_name}
    missing = [each for each, value in wanted.items() if not value]
    if missing:
        raise NoModel(f"For a model that judges, these settings are still missing: {', '.join(missing)}.")
    return str(settings.model_url), str(settings.model_name)
