"""An interview in a real browser, as the person who practises sees it."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.test_a_newcomer import be, shoot

FIRST = (
    "I would measure before I change anything: trace one slow request from end to end and see where the time "
    "goes, then look at the slowest query's plan."
)
SECOND = "Before I cache I would ask how fresh the numbers must be, and how stale entries are taken out."
PATIENCE = 30_000
"""Milliseconds that reading an answer may take where other tests keep the machine busy."""
TURN = re.compile("Suggested until")


def conversation(page: Page) -> Locator:
    return page.get_by_role("log", name="Your conversation")


def begin(page: Page, length: str) -> None:
    page.get_by_role("button", name="Practice", exact=True).click()
    form = page.get_by_role("dialog", name="Details")
    form.get_by_label("Length").select_option(label=length)
    shoot(page, "practice-1-form")
    form.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="You and Scrimmage")).to_be_visible()
    expect(conversation(page).get_by_text(TURN)).to_be_visible()


def say(page: Page, words: str) -> None:
    page.get_by_placeholder("Write to Scrimmage").fill(words)
    page.get_by_placeholder("Write to Scrimmage").press("Enter")
    expect(conversation(page).get_by_text(words)).to_be_visible()


def done(page: Page) -> None:
    """Let the answer count, and wait until it was read."""
    button = page.get_by_role("button", name="Done", exact=True)
    asked = page.locator("#asked").get_attribute("data-message") or ""
    button.click()
    expect(page.locator("#asked")).not_to_have_attribute("data-message", asked, timeout=PATIENCE)
    what_follows = conversation(page).locator(".turn:not(.over), .coverage, .notice button")
    expect(what_follows).not_to_have_count(0, timeout=PATIENCE)


def test_a_quick_interview(page: Page) -> None:
    begin(page, "One question, with hints")
    expect(page.get_by_placeholder("Write to Scrimmage, Ana …")).to_be_focused()
    say(page, FIRST)
    page.get_by_role("button", name="Hint").last.click()
    expect(page.get_by_text("Hint 1 of 3")).to_be_in_viewport()
    say(page, "A cache.")
    expect(page.get_by_role("img", name="stored")).to_have_count(2)
    expect(page.get_by_text("Hint 1 of 3")).to_be_visible()
    shoot(page, "practice-2-answered")
    page.locator(".message.own").last.get_by_role("button", name="Edit").click()
    page.get_by_label("Your message").fill(SECOND)
    page.get_by_role("button", name="Save").click()
    expect(conversation(page).get_by_text(SECOND)).to_be_visible()

    done(page)
    score = conversation(page).locator(".coverage")
    expect(score.get_by_role("heading")).to_be_in_viewport()
    expect(score.get_by_text("of 100").first).to_be_visible()
    expect(page.get_by_text("Hint 1 of 3")).to_have_count(0)
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(0)
    shoot(page, "practice-3-score")

    score.get_by_role("button", name="Report").click()
    dialog = page.get_by_role("dialog", name="Details")
    expect(dialog.get_by_role("heading", name="Your report")).to_be_visible()
    shoot(page, "practice-4-report")
    dialog.get_by_role("button", name="Download").click()
    expect(dialog.get_by_role("heading", name=re.compile(r"scrimmage-interview-.*\.md"))).to_be_visible()
    with page.expect_download() as taken:
        dialog.get_by_role("button", name="Download").click()
    assert taken.value.suggested_filename.endswith(".md")
    page.get_by_role("button", name="Close", exact=True).click()

    score.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Done", exact=True)).to_be_visible()
    expect(conversation(page).locator(".turn:not(.over)")).to_be_in_viewport()

    page.get_by_placeholder("Write to Scrimmage").fill("Words that still stand in the box.")
    done(page)
    expect(conversation(page).get_by_text("Words that still stand in the box.").first).to_be_visible()
    expect(page.get_by_placeholder("Write to Scrimmage")).to_have_value("")
    expect(conversation(page).locator(".coverage")).to_have_count(2)


def test_a_mock_interview(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    begin(page, "A mock interview, several questions")
    expect(page.get_by_text("feedback comes at the end")).to_be_visible()
    shoot(page, "practice-5-phone-turn")
    report = conversation(page).locator(".report")
    for number in range(12):
        say(page, f"Answer {number}. {FIRST} {SECOND}")
        done(page)
        if conversation(page).get_by_text("how did it go").is_visible():
            break
    shoot(page, "practice-6-phone-own-score")
    conversation(page).get_by_role("button", name="Fairly").click()
    expect(report.get_by_role("heading", name="Your report")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "practice-7-phone-report")
    page.set_viewport_size({"width": 1280, "height": 800})
    report.locator("summary").first.click()
    report.scroll_into_view_if_needed()
    shoot(page, "practice-8-report-dark")
    page.get_by_role("button", name="Me", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("try by try"))).not_to_have_count(0)
    shoot(page, "practice-9-me-dark")


def test_a_question_in_the_channel_does_not_interrupt(page: Page) -> None:
    begin(page, "One question, with hints")
    page.get_by_role("button", name="Next day").click()
    expect(page.locator("#channel .question")).to_have_count(2, timeout=PATIENCE)
    expect(page.get_by_role("heading", name="You and Scrimmage")).to_be_visible()
    page.get_by_role("button", name=re.compile("thread", re.IGNORECASE)).last.click()
    expect(page.get_by_placeholder("Write your answer, Ana …")).to_be_visible()
    shoot(page, "practice-10-only-to-you")
    page.get_by_role("button", name="Open the conversation").click()
    expect(page.get_by_role("heading", name="You and Scrimmage")).to_be_visible()


def test_one_leaves_and_is_led_back(page: Page) -> None:
    begin(page, "One question, with hints")
    be(page, "Ben")
    expect(page.get_by_text(TURN)).to_have_count(0)
    be(page, "Ana")
    page.get_by_role("button", name="Practice", exact=True).click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(conversation(page).locator(".turn").last).to_be_in_viewport()
    page.get_by_role("button", name="Stop", exact=True).last.click()
    page.get_by_role("dialog", name="End this interview?").get_by_role("button", name="Yes").click()
    expect(page.get_by_text("The interview is over.")).to_be_visible()
    expect(page.get_by_role("button", name="Done", exact=True)).to_have_count(0)


def test_a_resume_is_handed_in_as_a_file(page: Page) -> None:
    page.get_by_role("button", name="Practice", exact=True).click()
    form = page.get_by_role("dialog", name="Details")
    words = b"Ten years of PostgreSQL, Redis and Kubernetes at a bank."
    resume = FilePayload(name="resume.txt", mimeType="text/plain", buffer=words)
    form.get_by_label("Or a file").first.set_input_files(resume)
    expect(form.get_by_text("Your résumé is read")).to_be_in_viewport(timeout=PATIENCE)
    shoot(page, "practice-11-resume")
    picture = FilePayload(name="me.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" + bytes(64))
    form.get_by_label("Or a file").last.set_input_files(picture)
    expect(form.get_by_text("That is a picture")).to_be_visible(timeout=PATIENCE)
    long = "Kafka and Redis. " * 2_000
    form.get_by_label("The job description").fill(long)
    form.get_by_role("button", name="Begin").click()
    expect(form.get_by_text("A paper that is pasted has 20,000 characters at most.")).to_be_in_viewport()
    expect(form.get_by_label("The job description")).to_have_value(long)
    shoot(page, "practice-12-refused")
    form.get_by_label("The job description").fill("Kafka and Redis.")
    form.get_by_role("button", name="Begin").click()
    expect(conversation(page).get_by_text(TURN)).to_be_visible()
