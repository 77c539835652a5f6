"""What is kept about a person: to see it, to take it along, to be left off the leaderboards."""

import json

from bot.domain.calendar import local_date
from bot.domain.people import Member
from bot.domain.standings import Span, span_key
from bot.ports.unit import Unit
from bot.presenters.people import Portrait, export_screen, hidden_notice, me_screen
from bot.screens.screens import Screen
from bot.usecases.commands import ExportMe, HideMe, ShowMe
from bot.usecases.deps import Deps
from bot.usecases.show_leaderboard import current_streaks


async def show_me(unit: Unit, deps: Deps, command: ShowMe) -> Screen:
    """How much is kept, in short."""
    now = deps.clock.now()
    member = await unit.people.meet(command.actor.account, now)
    entries = await unit.ledger.of_person(member.workspace, member.id)
    season = span_key(Span.SEASON, local_date(now, "UTC"))
    away = (await unit.streaks.away(member.workspace, [member.id])).get(member.id, ())
    answers = await unit.answers.history(member.workspace, member.id)
    portrait = Portrait(
        member=member,
        answers=sum(answer.given for _, answer in answers),
        points=sum(entry.amount for entry in entries),
        season=sum(entry.amount for entry in entries if span_key(Span.SEASON, entry.on) == season),
        streak=await _longest_now(unit, member),
        away=max(
            (each for each in away if each.until >= now.date()), key=lambda each: each.since, default=None
        ),
    )
    return me_screen(portrait)


async def _longest_now(unit: Unit, member: Member) -> int:
    """The longest streak the person has at present in any track."""
    lengths = [
        (await current_streaks(unit, track, [member.id]))[member.id]
        for track in await unit.tracks.of_workspace(member.workspace)
    ]
    return max(lengths, default=0)


async def export_me(unit: Unit, deps: Deps, command: ExportMe) -> Screen:
    """Everything kept about the person, as JSON."""
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    away = (await unit.streaks.away(member.workspace, [member.id])).get(member.id, ())
    document = {
        "person": {"id": member.id, "name": member.name, "hidden": member.hidden},
        "answers": [
            {
                "asked_on": round_.local_date.isoformat(),
                "question": round_.question.id,
                "title": round_.question.title,
                "answer": answer.text,
            }
            for round_, answer in await unit.answers.history(member.workspace, member.id)
            if answer.given
        ],
        "votes": await unit.votes.of_person(member.workspace, member.id),
        "points": [
            {"on": entry.on.isoformat(), "for": entry.reason, "points": entry.amount, "round": entry.round}
            for entry in await unit.ledger.of_person(member.workspace, member.id)
        ],
        "away": [{"since": each.since.isoformat(), "until": each.until.isoformat()} for each in away],
    }
    return export_screen(json.dumps(document, indent=2, ensure_ascii=False))


async def hide_me(unit: Unit, deps: Deps, command: HideMe) -> Screen:
    """Take the person off the leaderboards, or put them back."""
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    await unit.people.hide(member.workspace, member.id, hidden=command.hidden)
    return hidden_notice(hidden=command.hidden)
