"""The desk's screens of someone without a registration."""

from collections.abc import Sequence

from catalog.matching.events import Event, Side
from handlers.matching.guests import Guest
from handlers.organiser_buttons import ConfirmWalkIn, OpenDesk, WalkIn
from handlers.replies import Text, press
from handlers.texts import Texts
from handlers.views.contacts import phone_text
from handlers.views.desk import button
from handlers.views.parts import in_rows


def which_side_view(event: Event, sides: Sequence[Side], texts: Texts) -> Text:
    buttons = [
        press(texts.plain(f"org-side-{side}"), WalkIn(event.stored_id, side)) for side in sides
    ]
    back = button("counts", OpenDesk(event.stored_id), texts)
    return Text(texts("desk-which-side"), (*in_rows(buttons, 2), (back,)), edit=True)


def ask_name_view(event: Event, side: Side, texts: Texts) -> Text:
    back = button("counts", OpenDesk(event.stored_id), texts)
    html = texts("desk-ask-name", side=texts.plain(f"org-side-{side}"))
    return Text(html, ((back,),), edit=True)


def sure_view(event: Event, side: Side, guest: Guest, texts: Texts) -> Text:
    """The words of consent that the desk says to them; see `checking_in.TEXT_VERSION`."""
    lines = [
        texts("desk-guest", name=guest.name, side=texts.plain(f"org-side-{side}")),
        texts("org-plain", text=guest.organisation) if guest.organisation else "",
        f"☎️ {phone_text(guest.phone)}" if guest.phone else "",
        "",
        texts(
            "desk-consent",
            organisation="yes" if guest.organisation else "none",
            phone="yes" if guest.phone else "none",
        ),
    ]
    html = "\n".join(line for at, line in enumerate(lines) if line or at == 3)
    yes = button("agreed", ConfirmWalkIn(event.stored_id), texts)
    back = button("counts", OpenDesk(event.stored_id), texts)
    return Text(html, ((yes,), (back,)))
