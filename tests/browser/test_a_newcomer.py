"""What a newcomer does in the first minute, in a real browser."""

from pathlib import Path

from playwright.sync_api import Page, expect

from bot.presenters.samples import samples

ANSWERS = {
    "Ana": "The hardest was a leak that showed only under load. I made it repeatable with recorded traffic.",
    "Ben": "I would restart the service and add a few log lines.",
    "Chloé": "I bisected the releases, wrote a failing test and fixed the lock order. We wrote a postmortem.",
}
SHOTS = Path(__file__).parent / "shots"


def be(page: Page, name: str) -> None:
    page.get_by_role("group", name="Who you are").get_by_role("button", name=name).click()
    expect(page.get_by_placeholder(f"Write your answer, {name} …")).to_be_visible()
    page.wait_for_load_state("load")  # its script listens from then on


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def test_the_whole_round_in_a_minute(page: Page) -> None:
    expect(page.locator(".question")).to_have_count(1)
    shoot(page, "1-asked")
    for name, words in ANSWERS.items():
        be(page, name)
        page.get_by_placeholder("Write your answer").fill(words)
        page.get_by_placeholder("Write your answer").press("Enter")
        expect(page.locator("#replies").get_by_text(words)).to_be_visible()
    expect(page.get_by_role("img", name="stored")).to_have_count(3)

    page.get_by_role("button", name="Hint").click()
    expect(page.get_by_text("Hint 1 of 3")).to_be_visible()
    expect(page.get_by_text("Only you see this")).to_be_visible()
    shoot(page, "2-answered")

    page.get_by_role("button", name="Jump to the reveal").click()
    expect(page.get_by_text("What the interviewer was looking for")).to_be_visible()
    entries = page.locator(".entry")
    expect(entries).to_have_count(3)
    entries.filter(has_text="Ana").get_by_role("button", name="Vote").click()
    expect(page.get_by_text("Your vote counts.")).to_be_visible()
    entries.filter(has_text="Chloé").get_by_role("button", name="Vote").click()
    expect(page.get_by_text("That answer is yours.")).to_be_visible()
    shoot(page, "3-revealed")

    page.get_by_role("button", name="How did I do?").click()
    expect(page.get_by_role("dialog").get_by_text("Only you see this.")).to_be_visible()
    shoot(page, "4-coverage")
    page.get_by_role("button", name="Close", exact=True).click()

    be(page, "Ben")
    page.locator(".entry").filter(has_text="Ana").get_by_role("button", name="Vote").click()
    expect(page.get_by_text("Your vote counts.")).to_be_visible()

    page.get_by_role("button", name="Jump to the close").click()
    expect(page.locator(".entry.best")).to_contain_text("Ana")
    shoot(page, "5-closed")
    page.get_by_role("button", name="Leaderboard").click()
    first = page.get_by_role("dialog").locator("tbody tr").first
    expect(first).to_contain_text("Ana")
    expect(first).to_contain_text("36")
    shoot(page, "6-leaderboard")
    page.get_by_role("dialog").get_by_role("button", name="Whole workspace").click()
    expect(page.get_by_role("dialog").locator("tbody tr").first).to_contain_text("36")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Next day").click()
    expect(page.locator(".question")).to_have_count(2)


def test_a_draft_survives_news_and_a_switch_of_person(page: Page) -> None:
    words = page.get_by_placeholder("Write your answer, Ana …")
    words.fill("Half a thought")
    page.get_by_role("button", name="Hint").click()
    expect(page.get_by_text("Hint 1 of 3")).to_be_visible()
    expect(words).to_have_value("Half a thought")
    be(page, "Ben")
    be(page, "Ana")
    expect(words).to_have_value("Half a thought")


def test_an_edit_a_deletion_and_a_thumb(page: Page) -> None:
    page.get_by_placeholder("Write your answer").fill("First try")
    page.get_by_placeholder("Write your answer").press("Enter")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Your message").fill("Second try")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#replies").get_by_text("Second try")).to_be_visible()
    be(page, "Ben")
    page.get_by_role("button", name="Thumbs up, 0").click()
    expect(page.get_by_role("button", name="Thumbs up, 1")).to_be_visible()
    be(page, "Ana")
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("#replies").get_by_text("Second try")).to_have_count(0)


def test_the_answer_form_is_prefilled_and_takes_back(page: Page) -> None:
    page.get_by_role("button", name="Answer", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("From the form")
    dialog.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your answer is stored.")).to_be_visible()
    page.get_by_role("button", name="Change it").click()
    expect(dialog.get_by_role("textbox")).to_have_value("From the form")
    shoot(page, "7-form")
    dialog.get_by_role("button", name="Take it back").click()
    page.get_by_role("dialog", name="Take your whole answer back?").get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Your answer is taken back")).to_be_visible()


def test_moderators_set_up_and_look_ahead(page: Page) -> None:
    be(page, "Dev")
    page.get_by_text("Moderate").click()
    page.get_by_role("button", name="Next rounds").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".coming li")).to_have_count(5)
    first = dialog.locator(".coming li").first
    title = first.locator("strong").inner_text()
    first.get_by_role("button", name="Swap").click()
    expect(first.locator("strong")).not_to_have_text(title)
    shoot(page, "8-next")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_text("Moderate").click()
    page.get_by_role("button", name="Set up").click()
    dialog.get_by_label("Time zone").fill("Atlantis")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("This is not a time zone I know.")).to_be_visible()
    shoot(page, "9-setup")
    dialog.get_by_label("Time zone").fill("Europe/Lisbon")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Stored. The next question comes on")).to_be_visible()


def test_the_library_is_looked_through_to_one_question(page: Page) -> None:
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="The library")).to_be_visible()
    page.screenshot(path=SHOTS / "library-1.png")
    page.get_by_label("Pack").select_option("spotify-backend")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".questions li")).to_have_count(12)
    page.get_by_role("link", name="Paged at three in the morning").click()
    behind = page.get_by_text("What the interviewer listens for")
    expect(page.get_by_text("Intent", exact=True)).to_be_hidden()
    behind.click()
    expect(page.get_by_text("Intent", exact=True)).to_be_visible()
    page.screenshot(path=SHOTS / "library-2.png", full_page=True)


def test_the_gallery_shows_one_of_everything(page: Page) -> None:
    page.get_by_role("link", name="Library").click()
    page.get_by_role("link", name="Gallery").click()
    expect(page.get_by_role("heading", name="Everything Scrimmage can say")).to_be_visible()
    expect(page.locator(".samples section")).to_have_count(len(samples()))
    page.screenshot(path=SHOTS / "gallery.png", full_page=True)


def test_on_a_phone_in_the_dark(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".question")).to_be_visible()
    shoot(page, "phone-channel")
    page.get_by_role("button", name="Open the thread").click()
    expect(page.get_by_placeholder("Write your answer")).to_be_visible()
    shoot(page, "phone-thread")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Back to the channel").click()
    expect(page.locator(".question")).to_be_visible()


def test_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the thread
    page.get_by_placeholder("Write your answer").focus()
    page.keyboard.type("Typed without a mouse")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("in two lines")
    page.keyboard.press("Enter")
    expect(page.locator("#replies").get_by_text("in two lines")).to_be_visible()
    expect(page.get_by_role("img", name="stored")).to_have_count(1)
