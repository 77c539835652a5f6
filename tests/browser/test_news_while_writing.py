"""Whoever writes, edits or tabs through the page keeps their place while others write."""

from playwright.sync_api import Page, Route, expect

from tests.browser.test_a_newcomer import be
from tests.process import Playground
from tests.visitor import Visitor


def say(page: Page, text: str) -> None:
    page.get_by_placeholder("Write your answer").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("#replies .said").get_by_text(text)).to_be_visible()


def test_an_edit_a_draft_and_the_focus_outlive_what_others_write(page: Page, playground: Playground) -> None:
    say(page, "First words")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Your message").fill("Better words")
    page.get_by_placeholder("Write your answer").fill("Half a thought")
    page.get_by_label("Your message").focus()
    visitor = Visitor(playground.address)
    visitor.say("ben", visitor.newest(), "Something else")
    expect(page.get_by_text("Something else")).to_be_visible()
    expect(page.get_by_label("Your message")).to_be_focused()
    expect(page.get_by_label("Your message")).to_have_value("Better words")
    expect(page.get_by_placeholder("Write your answer")).to_have_value("Half a thought")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#replies").get_by_text("Better words")).to_be_visible()


def test_a_press_keeps_the_focus(page: Page) -> None:
    say(page, "First words")
    page.get_by_role("button", name="Thumbs up, 0").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Thumbs up, 1")).to_be_focused()
    page.get_by_role("button", name="Jump to the reveal").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Jump to the reveal")).to_be_disabled()
    expect(page.locator("#clock .primary")).to_be_focused()  # what comes next depends on the time of day


def test_words_whose_acknowledgement_got_lost_are_said_once(page: Page) -> None:
    tries: list[str] = []

    def lose_the_first(route: Route) -> None:
        tries.append(route.request.url)
        if len(tries) == 1:
            route.fetch()
            route.fulfill(status=200, content_type="application/json", body="{")
        else:
            route.continue_()

    page.route("**/say", lose_the_first)
    page.get_by_placeholder("Write your answer").fill("Only once")
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("Write your answer")).to_have_value("")
    expect(page.locator("#replies .said").get_by_text("Only once")).to_have_count(1)
    assert len(tries) == 2


def test_words_of_the_form_come_back_when_they_were_not_sent(page: Page) -> None:
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Not sent yet")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Not sent yet")


def test_the_colours_stay_as_chosen(page: Page) -> None:
    page.get_by_role("button", name="Colours: auto").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_whoever_becomes_somebody_else_can_write_at_once(page: Page) -> None:
    be(page, "Ben")
    expect(page.get_by_placeholder("Write your answer, Ben …")).to_be_focused()
