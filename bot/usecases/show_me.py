"""What is kept about a person: to see it, to take it along, to be left off the leaderboards."""

import json
from collections.abc import Sequence

from bot.domain.calendar import local_date
from bot.domain.people import Member
from bot.domain.practice import Interview
from bot.domain.standings import Span, span_key
from bot.ports.practice import Try
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
    made = await unit.practice.tries(member.workspace, member.id)
    portrait = Portrait(
        member=member,
        answers=sum(answer.given for _, answer in answers),
        points=sum(entry.amount for entry in entries),
        season=sum(entry.amount for entry in entries if span_key(Span.SEASON, entry.on) == season),
        streak=await _longest_now(unit, member),
        away=max(
            (each for each in away if each.until >= now.date()), key=lambda each: each.since, default=None
        ),
        practised=by_topic(made),
        papers=await unit.papers.of(member.workspace, member.id, now),
    )
    return me_screen(portrait)


def by_topic(made: Sequence[Try]) -> dict[str, tuple[float, ...]]:
    """How much of each topic was covered, try by try, 0 to 1, the oldest first."""
    found: dict[str, tuple[float, ...]] = {}
    for each in made:
        for topic in each.topics:
            found[topic] = (*found.get(topic, ()), each.total / 100)
    return found


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
        "papers": {
            paper.kind: paper.text
            for paper in await unit.papers.of(member.workspace, member.id, deps.clock.now())
        },
        "interviews": [_interview(each) for each in await unit.practice.history(member.workspace, member.id)],
        "away": [{"since": each.since.isoformat(), "until": each.until.isoformat()} for each in away],
    }
    return export_screen(json.dumps(document, indent=2, ensure_ascii=False))


def _interview(interview: Interview) -> dict[str, object]:
    """An interview as its person takes it along."""
    return {
        "begun": interview.begun_at.isoformat(),
        "length": interview.length,
        "turns": [
            {
                "question": interview.chosen[turn.place].question.id,
                "follow_up": turn.follow_up.ask if turn.follow_up is not None else None,
                "answer": turn.text,
                "score": turn.judgement.total if turn.judgement is not None else None,
            }
            for turn in interview.turns
        ],
        "own_score": interview.self_score,
    }


async def hide_me(unit: Unit, deps: Deps, command: HideMe) -> Screen:
    """Take the person off the leaderboards, or put them back."""
    member = await unit.people.meet(command.actor.account, deps.clock.now())
    await unit.people.hide(member.workspace, member.id, hidden=command.hidden)
    return hidden_notice(hidden=command.hidden)
