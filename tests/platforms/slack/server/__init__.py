"""A server that behaves like Slack as far as we use it: what it answers, tells and refuses."""

from tests.platforms.slack.server.faults import Fault
from tests.platforms.slack.server.people import Person
from tests.platforms.slack.server.slack import SlackServer
from tests.platforms.slack.server.state import Team

__all__ = ["Fault", "Person", "SlackServer", "Team"]
