"""One of every screen, made by the presenters themselves: for the gallery, and for tests of what fits."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.answers import Answer, Part
from bot.domain.calendar import Due, Schedule
from bot.domain.faults import Cause
from bot.domain.needs import Need
from bot.domain.people import Member
from bot.domain.points import Policy
from bot.domain.practice import (
    Beginning,
    Chosen,
    Interview,
    Length,
    Why,
    begun,
    finished,
    read,
    self_scored,
    wrote,
)
from bot.domain.questions import FollowUp, KeyPoint, Kind, Pack, Question, Seniority
from bot.domain.refusals import OwnAnswer
from bot.domain.rounds import Opening, Round, closed, opened, revealed
from bot.domain.scoring import Coverage, Judgement, PointJudgement
from bot.domain.settings import POINTS, Problem, Settings
from bot.domain.standings import Span, ranked
from bot.domain.streaks import Away
from bot.domain.tracks import Rules, Track
from bot.ids import AnswerId, Channel, InterviewId, PersonId, QuestionId, RoundId, TrackId, WorkspaceId
from bot.presenters import (
    answers,
    doctor,
    home,
    notices,
    people,
    practice,
    refusals,
    reports,
    rounds,
    scoring,
    settings,
    standings,
    tracks,
    voting,
)
from bot.screens.screens import LeaderboardScreen, Recorded, Screen
from bot.screens.text import UserText

ASKED = datetime(2026, 11, 24, 9, tzinfo=UTC)
ANA, BEN, CLEO = PersonId("ana"), PersonId("ben"), PersonId("cleo")
NAMES = {ANA: "Ana", BEN: "Ben", CLEO: "Cleo"}
PRACTISED = {"databases": (0.35, 0.5, 0.7), "performance": (0.6, 0.55)}
LONG = "First I would find out what the dashboard is for and how old its numbers may be. " * 12

QUESTION = Question(
    id=QuestionId("samples/slow-dashboard"),
    pack="samples",
    title="A dashboard that takes nine seconds",
    prompt="Your team’s dashboard takes nine seconds to open. How do you find out why, and what do you do?",
    kind=Kind.TECHNICAL,
    topics=("performance", "databases"),
    difficulty=3,
    seniority=(Seniority.MID,),
    minutes=10,
    intent="Whether you measure before you mend, and whether you know when a fast wrong answer is worse.",
    key_points=(
        KeyPoint("measure", "You measure where the time goes before you change anything.", 5),
        KeyPoint("query", "You look at the slowest query's plan, and at how often it runs.", 4),
        KeyPoint("freshness", "You ask how fresh the numbers must be before you cache them.", 3),
    ),
    red_flags=("Adding a cache first and asking later.",),
    hints=(
        "What would you want to know before touching anything?",
        "Nine seconds are spent somewhere. Which tools tell you where?",
        "Think of the database, and of a question only the dashboard's users can answer.",
    ),
    follow_ups=(FollowUp("The slow query is fast when you run it by hand. What now?", "query"),),
    strong=LONG,
    weak="I would add an index.",
    company="Example Records",
    role="Backend Engineer",
)


def samples() -> tuple[tuple[str, Screen], ...]:
    """Every kind of screen, some in several stages, each with a name."""
    return (*_of_rounds(), *_of_answers(), *_of_people(), *_of_moderators(), *_of_practice())


def _track() -> Track:
    return Track(
        id=TrackId("sample-track"),
        channel=Channel(WorkspaceId("samples"), "interview-practice"),
        keeper=ANA,
        schedule=Schedule("Europe/Lisbon", time(9)),
        seed=1,
        rules=Rules(blind=False),
        next_due=Due(date(2026, 11, 25), ASKED + timedelta(days=1)),
    )


def _round() -> Round:
    opening = Opening(
        id=RoundId("sample-round"), number=7, on=ASKED.date(), question=QUESTION, repeat=False, seed=3
    )
    return opened(_track(), opening, ASKED)


def _revealed() -> Round:
    return revealed(_round(), ASKED + timedelta(hours=4))


def _closed() -> Round:
    return closed(_revealed(), ASKED + timedelta(hours=24), 0.6)


def _answers() -> tuple[Answer, ...]:
    texts = {
        ANA: "I would trace one slow request end to end and read the query plan.",
        BEN: LONG,
        CLEO: "A cache.",
    }
    return tuple(
        Answer(
            AnswerId(f"sample-{person}"),
            RoundId("sample-round"),
            person,
            (Part("1", text, ASKED + timedelta(minutes=5), ASKED + timedelta(minutes=5)),),
        )
        for person, text in texts.items()
    )


def _of_rounds() -> tuple[tuple[str, Screen], ...]:
    return (
        ("The question", rounds.question_screen(_round(), None)),
        ("The question, after the reveal", rounds.question_screen(_revealed(), None)),
        ("A hint", rounds.hint_screen(_round(), 1)),
        ("The reveal", rounds.reveal_screen(_revealed())),
    )


def _board(round_: Round, votes: dict[AnswerId, int] | None) -> Screen:
    return answers.board_screens(answers.Board(round_, _answers(), NAMES, votes))[0]


def _of_answers() -> tuple[tuple[str, Screen], ...]:
    counts = {answer.id: votes for answer, votes in zip(_answers(), (2, 2, 0), strict=True)}
    first = _answers()[0]
    return (
        ("The Answer form", answers.answer_form(_round(), first.text)),
        ("An answer is stored", answers.stored_notice(_round())),
        ("An answer in the thread is stored", Recorded()),
        ("The board, while votes count", _board(_revealed(), None)),
        ("The board, after the close", _board(_closed(), counts)),
        ("One answer in full", answers.answer_screen(_revealed(), _answers()[1], UserText("Ben"))),
        ("A vote", voting.voted_notice(UserText("Ben"), 1)),
        ("A polite no", refusals.refusal_notice(OwnAnswer())),
        ("How did I do?", scoring.coverage_screen(QUESTION, _judgement(first))),
    )


def _judgement(answer: Answer) -> Judgement:
    found = (Coverage.COVERED, Coverage.PARTLY, Coverage.MISSED)
    return Judgement(
        points=tuple(
            PointJudgement(point.id, coverage, answer.text if coverage is not Coverage.MISSED else None)
            for point, coverage in zip(QUESTION.key_points, found, strict=True)
        ),
        total=58,
    )


def _home(board: LeaderboardScreen) -> Screen:
    track = _track()
    standing = home.Standing(track, _round(), track.next_due, 6, answered=True, writable=True)
    return home.home_screen([standing], board, moderator=True, hidden=False)


def _of_people() -> tuple[tuple[str, Screen], ...]:
    points = ((ANA, 74), (BEN, 61), (CLEO, 61))
    board = standings.Leaderboard(
        span=Span.SEASON,
        scope="track",
        on=ASKED.date(),
        top=ranked(points),
        own=ranked(points)[1],
        viewer=BEN,
        hidden=False,
        names=NAMES,
        streaks={ANA: 6, BEN: 2},
    )
    away = Away(date(2026, 12, 21), date(2027, 1, 1))
    member = Member(WorkspaceId("samples"), ANA, "Ana")
    return (
        ("The leaderboard", standings.leaderboard_screen(board)),
        ("My data", people.me_screen(people.Portrait(member, 12, 310, 74, 6, away, PRACTISED))),
        ("My data, to take along", people.export_screen('{"answers": []}')),
        ("Home", _home(standings.leaderboard_screen(board))),
        ("What can be asked", notices.help_screen()),
        ("A fault of ours", notices.fault_notice("k3X9_aQ2")),
    )


def _of_moderators() -> tuple[tuple[str, Screen], ...]:
    present = Settings(_track().schedule)
    choices = settings.Choices(
        ("Europe/Lisbon", "UTC"),
        ("DE", "PT"),
        (Pack("samples", "Samples", "Two or three questions."),),
        QUESTION.topics,
    )
    wrong = {"zone": Problem.ZONE.value}
    sent = {"zone": ("Atlantis",), **{name: (str(getattr(Policy(), name)),) for name in POINTS}}
    due = Due(date(2026, 11, 25), ASKED + timedelta(days=1))
    coming = (
        tracks.Coming(due, QUESTION, skipped=False, chosen=True, repeat=False),
        tracks.Coming(
            Due(date(2026, 11, 26), ASKED + timedelta(days=2)), None, skipped=True, chosen=True, repeat=False
        ),
    )
    return (
        ("Set-up", settings.setup_form(present, choices, None, {})),
        ("Set-up, with something to mend", settings.setup_form(present, choices, sent, wrong)),
        ("The next rounds", tracks.next_screen(_track(), coming, (QUESTION,), (QUESTION,))),
        ("How this channel is doing", doctor.doctor_screen(_checkup())),
        ("Few new questions left", notices.low_notice(9)),
        ("A channel out of reach", notices.unreachable_notice(Cause.CHANNEL_GONE)),
    )


def _checkup() -> doctor.Checkup:
    return doctor.Checkup(_track(), _track().next_due, 42, {Need.REACT, Need.READ}, shown=True)


def _interview(length: Length) -> Interview:
    """An interview of one question, just begun."""
    chosen = (Chosen(QUESTION, Why.RESUME, "PostgreSQL"),)
    owner = (InterviewId("sample-interview"), WorkspaceId("samples"), ANA)
    return begun(Beginning(*owner, "interview-practice", length, chosen), ASKED)


def _answered(interview: Interview) -> Interview:
    """The same once its question was answered and read."""
    text = "I would trace one slow request end to end and read the query plan."
    at = ASKED + timedelta(minutes=4)
    said = wrote(interview, Part(str(len(interview.turns)), text, at, at), at)
    assert said is not None, "it was just begun"  # noqa: S101 - a sample of our own
    return read(finished(said, at), _judgement(_answers()[0]), at)


def _of_practice() -> tuple[tuple[str, Screen], ...]:
    offer = practice.Offer(
        (Pack("samples", "Samples", "Two or three questions."),),
        QUESTION.topics,
        (QUESTION,),
        resume_kept=True,
        job_kept=False,
    )
    quick, mock = _interview(Length.QUICK), _interview(Length.MOCK)
    followed = _answered(mock)
    report = self_scored(_answered(followed), 75, ASKED + timedelta(minutes=9))
    earlier = {QUESTION.id: [41]}
    return (
        ("Practice begins", practice.practice_form(offer)),
        ("A question in practice", practice.turn_screen(quick, 0)),
        ("A follow-up in practice", practice.turn_screen(followed, 1)),
        ("How a practice answer went", reports.score_screen(_answered(quick), earlier)),
        ("How it went in one's own eyes", practice.self_score_notice(report)),
        ("The report", reports.report_screen(report, earlier)),
        ("An interview that waits", practice.parked_notice(quick)),
    )
