"""The sentences that the page itself says, mostly when something cannot be done."""

from bot.platforms.web.clock import Jump

MOST_CHARACTERS = 40_000
"""How long one message can be; Slack takes as much."""

EMPTY = "There is nothing to send yet. Write something first."
TOO_LONG = (
    "That is {count:,} characters; {most:,} fit into one message. Send it in two, your words are still here."
)
TOO_BIG = "That is more than the playground takes at once. Try a shorter text."
NOT_A_FORM = "The playground did not understand that. Reload the page and try again."
TOO_MANY_FIELDS = "That form has more fields than any of ours. Reload the page and try again."
NO_PRESS_ID = "This page is out of date. Reload it and try again."
UNKNOWN_BUTTON = "That button is not known here. Reload the page and try again."
UNKNOWN_THREAD = "That thread is not here. It may have been opened in another playground."
UNKNOWN_JUMP = "The clock cannot jump there."
UNKNOWN_PERSON = "Nobody here has that name."
MESSAGE_GONE = "That message is gone, or it is not yours."
SOMEBODY_ELSE = "This page shows {shown}, and another tab has switched to {now}. Reload the page to go on."
CHANNEL_IS_FOR_COMMANDS = (
    "Answers go into the thread of a question. Here, type a command such as /leaderboard or /scrimmage help."
)
CROSS_SITE = "This came from another site, so nothing was done."
WRONG_HOST = "The playground does not go by that name. Open it at the address it printed when it started."
NO_SUCH_QUESTION = "There is no such question in the library. It may have been renamed."
NO_SUCH_PAGE = "There is no such page in the playground."
WRONG_METHOD = "The playground cannot be asked like that."
OUR_FAULT = "Something went wrong on our side. Your words are still in the box, please try again."

NOTHING_THERE = {
    Jump.REVEAL: "No round is waiting for its reveal",
    Jump.CLOSE: "No round is open",
    Jump.NEXT_DAY: "No question is planned",
}
"""Why the clock cannot be turned there."""
