"""Which handler answers which button of those who announce."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.action import Action
from handlers.news import announcement_correcting as correcting
from handlers.news import announcement_form as form
from handlers.news import announcement_links as links
from handlers.news import announcement_results as results
from handlers.news import announcement_when as when
from handlers.news import announcement_whom as whom
from handlers.news import announcing, posters
from handlers.news import announcing_buttons as buttons
from handlers.replies import Reply
from handlers.turn import Turn

ANNOUNCING_PRESSES: Mapping[type[Action], Callable[[Turn, Any], Awaitable[list[Reply]]]] = {
    buttons.ListAnnouncements: announcing.show_list,
    buttons.NewAnnouncement: announcing.new,
    buttons.ShowPosters: posters.show,
    buttons.ShowAnnouncement: announcing.show,
    buttons.EditAnnouncement: announcing.edit,
    buttons.ChangeTopic: announcing.change_topic,
    buttons.AddButton: links.add,
    buttons.PickTarget: links.pick,
    buttons.RemoveButton: links.remove,
    buttons.MoveForm: form.move,
    buttons.PreviewAnnouncement: announcing.preview,
    buttons.ChooseWhom: whom.choose,
    buttons.AskToSend: when.ask,
    buttons.SendAnnouncement: when.send,
    buttons.ConfirmAnnouncement: when.confirm,
    buttons.MoveAnnouncement: announcing.move,
    buttons.CorrectAnnouncement: correcting.correct,
    buttons.ShowReport: results.show,
    buttons.ExportDeliveries: results.export,
}
