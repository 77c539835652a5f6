from bot.ids import EventId
from bot.platforms.web.once import Once

A, B, C = EventId("a"), EventId("b"), EventId("c")


def test_a_press_is_new_once() -> None:
    once = Once()
    assert [once.first_time(A), once.first_time(A), once.first_time(B)] == [True, False, True]


def test_a_press_that_did_not_get_done_can_be_tried_again() -> None:
    once = Once()
    once.first_time(A)
    once.forget(A)
    assert once.first_time(A)


def test_it_remembers_the_newest_alone() -> None:
    once = Once(most=2)
    for press in (A, B, C):
        once.first_time(press)
    assert once.first_time(A)
    assert not once.first_time(C)
