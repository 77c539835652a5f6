"""Points in time as people of a zone read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup


def moment(at: datetime, zone: str) -> Markup:
    """A point in time on the zone's wall clock, with the zone's place."""
    local = at.astimezone(ZoneInfo(zone))
    place = zone.rpartition("/")[2].replace("_", " ")
    shown = f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"
    return Markup('<time datetime="{}">{} <span class="zone">{}</span></time>').format(
        at.isoformat(), shown, place
    )
