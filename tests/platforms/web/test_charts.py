import re

from bot.platforms.web import charts
from bot.platforms.web.render import draw
from bot.screens.screens import MeScreen, Progress
from bot.screens.text import Md, UserText


def me(*shares: float, topic: str = "databases") -> str:
    progress = (Progress(UserText(topic), shares),)
    return str(draw(MeScreen(Md("You"), (), (), "Save", (), progress)))


def test_better_stands_higher_and_later_to_the_right() -> None:
    (first, second, third) = charts.spots((0.35, 0.5, 0.7))
    assert first[0] < second[0] < third[0]
    assert first[1] > second[1] > third[1]


def test_the_whole_range_fits_in_whatever_is_counted() -> None:
    for x, y in charts.spots((-1.0, 0.0, 1.0, 2.0)):
        assert charts.EDGE <= x <= charts.WIDTH - charts.EDGE
        assert charts.EDGE <= y <= charts.HEIGHT - charts.EDGE


def test_one_try_is_a_spot_at_the_right_and_none_is_none() -> None:
    assert charts.spots((0.5,)) == [(charts.WIDTH - charts.EDGE, charts.HEIGHT / 2)]
    assert charts.spots(()) == []
    assert "<svg" in me()


def test_the_latest_tries_are_shown_and_told() -> None:
    shares = tuple(number / 100 for number in range(40))
    assert len(charts.spots(shares)) == charts.LATEST
    told = charts.in_words(Progress(UserText("caching"), shares))
    assert told.startswith("caching, try by try: 28 %")
    assert told.endswith("39 %")


def test_a_chart_says_its_numbers_to_whoever_does_not_see_it() -> None:
    drawn = me(0.35, 0.5, 0.7)
    assert 'role="img" aria-label="databases, try by try: 35 %, 50 %, 70 %"' in drawn
    assert drawn.count("<circle") == 3


def test_a_topic_is_text_and_nothing_else() -> None:
    drawn = me(0.5, topic='"><script>alert(1)</script>')
    assert "<script" not in drawn
    assert re.findall(r'aria-label="([^"]*)"', drawn) == [
        "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;, try by try: 50 %"
    ]
