"""The command line: what was asked for, and a kind word where it makes no sense."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.config import Settings, content_folder, described, read_settings
from bot.domain.questions import Kind

EXIT_WRONG = 2


def main(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - a table
    """Run a command and return its exit code: 0 is fine, 1 something was found, 2 the call was wrong."""
    asked = _parser().parse_args(arguments)
    settings = read_settings()
    if isinstance(settings, str):
        sys.stderr.write(settings)
        return EXIT_WRONG
    match asked.command:
        case "library":
            return _library(asked, settings)
        case "settings":
            return _say(described())
        case "serve":
            return _serve(asked, settings)
        case "manifest":
            return _manifest(asked, settings)
        case "invite":
            return _invite(settings)
        case "keys":
            return _keys(asked, settings)
        case "judge":
            return _judge(asked)
        case _:
            return _playground(asked, settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scrimmage", description="Interview practice for teams.")
    _playground_options(parser)
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    _playground_options(
        commands.add_parser("playground", help="the whole product on a local web page (default)")
    )
    serve = commands.add_parser("serve", help="every platform that has tokens")
    _address_options(serve)
    manifest = commands.add_parser("manifest", help="what Slack is told that Scrimmage needs, to paste there")
    manifest.add_argument("--minimal", action="store_true", help="without reading answers from threads")
    commands.add_parser("invite", help="the address at which Discord servers add Scrimmage")
    keys = commands.add_parser("keys", help="the keys that seal stored tokens")
    keys.add_argument("action", choices=("new", "rotate"), help="make one; seal all anew with the newest")
    _judge_options(commands.add_parser("judge", help="answers from lines of JSON, with score and evidence"))
    commands.add_parser("settings", help="every setting, with its meaning and default")
    library = commands.add_parser("library", help="the questions there are")
    actions = library.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="every problem of every file, with its line")
    check.add_argument("folder", nargs="?", type=Path, help="a folder of packs; the library without it")
    check.add_argument("--pack", help="only this pack")
    check.add_argument("--report", action="store_true", help="also what the offline judge gives each sample")
    listing = actions.add_parser("list", help="the questions, one a line, and how many of each topic")
    for name in ("pack", "topic"):
        listing.add_argument(f"--{name}", help=f"only this {name}")
    listing.add_argument("--kind", choices=[kind.value for kind in Kind], help="only this kind")
    listing.add_argument("--difficulty", type=int, choices=range(1, 6), help="only this difficulty")
    show = actions.add_parser("show", help="one question, whole")
    show.add_argument("question", help="its id, such as spotify-backend/cap-theorem")
    return parser


def _judge_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="lines of JSON; what is typed in without it")
    parser.add_argument("--calibrate", type=Path, metavar="FILE", help="make a scale of answers with 'grade'")
    parser.add_argument("--scale", type=Path, metavar="FILE", help="a scale that was made so, to apply")
    parser.add_argument("--words", action="store_true", help="do without the sentence encoder")


def _address_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=argparse.SUPPRESS, help="the port; 0 takes a free one")
    parser.add_argument("--host", default=argparse.SUPPRESS, help="the address; loopback without it")


def _playground_options(parser: argparse.ArgumentParser) -> None:
    _address_options(parser)
    parser.add_argument(
        "--no-browser", action="store_true", default=argparse.SUPPRESS, help="open no browser"
    )
    parser.add_argument(
        "--throwaway",
        action="store_true",
        default=argparse.SUPPRESS,
        help="keep nothing: a database that is deleted",
    )


def _playground(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.app.core import Trouble  # noqa: PLC0415 - the other commands need none of it
    from bot.app.playground import run_playground  # noqa: PLC0415 - as above

    try:
        run_playground(
            _addressed(asked, settings),
            browser=not getattr(asked, "no_browser", False),
            throwaway=getattr(asked, "throwaway", False),
        )
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


def _addressed(asked: argparse.Namespace, settings: Settings) -> Settings:
    """The settings with the address that was asked for."""
    changed = {name: getattr(asked, name) for name in ("port", "host") if hasattr(asked, name)}
    return settings.model_copy(update=changed)


def _serve(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.app.core import Trouble  # noqa: PLC0415 - as above
    from bot.app.serve import run_serve  # noqa: PLC0415 - as above

    try:
        run_serve(_addressed(asked, settings))
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


def _manifest(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.platforms.slack.manifest import manifest  # noqa: PLC0415 - as above

    many = bool(settings.slack_client_id)
    made = manifest(minimal=asked.minimal, address=settings.public_url, redirect=many)
    return _say(json.dumps(made, indent=2, ensure_ascii=False))


def _invite(settings: Settings) -> int:
    from bot.app.core import Trouble  # noqa: PLC0415 - as above
    from bot.app.discord import invite  # noqa: PLC0415 - as above

    try:
        return _say(invite(settings))
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1


def _keys(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.app.core import Trouble  # noqa: PLC0415 - as above
    from bot.app.keys import rotate_keys  # noqa: PLC0415 - as above
    from bot.storage.vault import new_key  # noqa: PLC0415 - as above

    if asked.action == "new":
        return _say(new_key())
    try:
        count = rotate_keys(settings)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return _say(f"{count} sealed anew. The newest key alone is needed from now on.")


def _judge(asked: argparse.Namespace) -> int:
    from bot.app.judge import Wanted, run_judge  # noqa: PLC0415 - as above

    return run_judge(Wanted(asked.file, asked.calibrate, asked.scale, by_words=asked.words))


def _library(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.checking.report import check  # noqa: PLC0415 - as above
    from bot.library import show  # noqa: PLC0415 - as above
    from bot.usecases.browse_library import Wanted  # noqa: PLC0415 - as above

    folder = content_folder(settings)
    if asked.action == "check":
        return check(asked.folder or folder, _line, pack=asked.pack, calibrate=asked.report)
    if asked.action == "show":
        return _show(folder, asked.question)
    wanted = Wanted(asked.pack or "", asked.topic or "", asked.kind or "", asked.difficulty or 0)
    return _say(show.listing(folder, wanted))


def _show(folder: Path, question: str) -> int:
    from bot.library import show  # noqa: PLC0415 - as above

    text = show.shown(folder, question)
    if text is None:
        sys.stderr.write(f"There is no question “{question}”. `scrimmage library list` names them all.\n")
        return 1
    return _say(text)


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _say(text: str) -> int:
    sys.stdout.write(text.rstrip("\n") + "\n")
    return 0
