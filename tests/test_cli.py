"""The command line, as people type it."""

from pathlib import Path

import pytest

from bot.cli import main
from tests.process import Playground


def test_the_library_is_in_order_and_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "check", "--pack", "spotify-backend"]) == 0
    assert "all in order." in capsys.readouterr().out
    assert main(["library", "list", "--topic", "databases", "--difficulty", "3"]) == 0
    assert "spotify-backend/cap-theorem" in capsys.readouterr().out
    assert main(["library", "show", "spotify-backend/cap-theorem"]) == 0
    assert "## Intent" in capsys.readouterr().out


def test_a_question_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "show", "nowhere/nothing"]) == 1
    assert "There is no question “nowhere/nothing”." in capsys.readouterr().err


def test_a_broken_file_is_named_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.yaml").write_text("name: A\nabout: B\n", encoding="utf-8")
    (tmp_path / "pack" / "bad.md").write_text("---\ntitle: a: b\n---\nprompt\n", encoding="utf-8")
    assert main(["library", "check", str(tmp_path)]) == 1
    assert "pack/bad.md:2:" in capsys.readouterr().out


def test_wrong_settings_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCRIMMAGE_PORT", "many")
    assert main(["settings"]) == 2
    assert "SCRIMMAGE_PORT" in capsys.readouterr().err


def test_a_second_process_on_the_same_file_is_refused(tmp_path: Path) -> None:
    with Playground(tmp_path):
        second = Playground(tmp_path)
        with pytest.raises(RuntimeError, match="another process is using"):
            second.start()


def test_asked_to_stop_it_ends_in_order(tmp_path: Path) -> None:
    playground = Playground(tmp_path)
    playground.start()
    assert playground.stop() == 0
