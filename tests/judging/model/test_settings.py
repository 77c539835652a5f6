"""A model judges where the settings name one, and only then is anything of it loaded."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bot.app.judges import NoModel, judge_of
from bot.config import Settings
from bot.domain.scoring import Reader
from bot.judging.model import ModelJudge
from bot.judging.rubric import RubricJudge
from tests.factories import question
from tests.fakes import NoLog
from tests.judging.model.house import House

ROOT = Path(__file__).parents[3]
ASKED = question("any")


def settings(**named: object) -> Settings:
    return Settings(_env_file=None, **named)  # type: ignore[arg-type]


def test_without_settings_the_rubric_judges() -> None:
    assert isinstance(judge_of(settings(), NoLog()), RubricJudge)


@pytest.mark.parametrize(
    ("named", "missing"),
    [
        ({"model_url": "http://127.0.0.1:1/v1"}, "SCRIMMAGE_MODEL_NAME"),
        ({"model_name": "tiny"}, "SCRIMMAGE_MODEL_URL"),
        ({"model_key": "sk-1"}, "SCRIMMAGE_MODEL_URL, SCRIMMAGE_MODEL_NAME"),
    ],
)
def test_half_of_the_settings_is_told_by_name(named: dict[str, str], missing: str) -> None:
    with pytest.raises(NoModel, match=f"still missing: {missing}[.]"):
        judge_of(settings(**named), NoLog())


def test_what_is_not_installed_is_told_with_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "bot.judging.asking", raising=False)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    with pytest.raises(NoModel, match=r"requirements-model\.lock"):
        judge_of(settings(model_url="http://127.0.0.1:1/v1", model_name="tiny"), NoLog())


async def test_the_settings_reach_the_endpoint(house: House) -> None:
    judge = judge_of(
        settings(model_url=f"{house.server.url}/", model_name="tiny", model_key=" sk-1 ", model_daily=1),
        NoLog(),
    )
    assert isinstance(judge, ModelJudge)
    found = await judge.judge(ASKED, ASKED.strong, "ana")
    assert (found.reader, found.model, found.fallback) == (Reader.MODEL, "tiny", None)
    assert house.server.keys == ["Bearer sk-1"]
    assert house.server.requests[0]["model"] == "tiny"


async def test_no_key_of_the_environments_goes_to_another_service(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    judge = judge_of(settings(model_url=house.server.url, model_name="tiny"), NoLog())
    await judge.judge(ASKED, ASKED.strong, "ana")
    assert len(house.server.keys) == 1
    assert "environment" not in house.server.keys[0]


def test_nothing_of_it_is_loaded_where_no_model_is_set() -> None:
    tried = (
        "import sys; from bot.app.core import build_deps; from bot.app.judges import judge_of; "
        "from bot.config import Settings; judge_of(Settings(_env_file=None), None); "
        "sys.exit(bool({'pydantic_ai', 'openai', 'httpx2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", tried], cwd=ROOT, check=False).returncode == 0  # noqa: S603 - ours


def test_the_extras_lock_pins_it_by_hash_and_agrees_with_the_others() -> None:
    lock = (ROOT / "requirements-model.lock").read_text(encoding="utf-8")
    pinned, others = (
        dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
        for text in (lock, (ROOT / "requirements-dev.lock").read_text(encoding="utf-8"))
    )
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (extra,) = re.findall(r'^model = \["(.*)"\]$', project, re.MULTILINE)
    assert pinned["pydantic-ai-slim"] in Requirement(extra).specifier
    assert "openai" in pinned
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\w)", lock.strip()))
    assert {name: version for name, version in pinned.items() if others.get(name, version) != version} == {}
