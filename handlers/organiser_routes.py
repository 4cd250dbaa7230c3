"""Which handler answers which button of organisers and of the desk."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers import appointing
from handlers import organiser_buttons as buttons
from handlers.action import Action
from handlers.matching import collecting, desk, event_form, organising, walk_ins
from handlers.replies import Reply
from handlers.turn import Turn

ORGANISER_PRESSES: Mapping[type[Action], Callable[[Turn, Any], Awaitable[list[Reply]]]] = {
    buttons.Organise: organising.show_menu,
    buttons.ListEvents: organising.list_events,
    buttons.NewEvent: organising.new_event,
    buttons.ManageEvent: organising.manage,
    buttons.PreviewEvent: organising.preview,
    buttons.MoveEvent: organising.move,
    buttons.EditEvent: organising.edit,
    buttons.CloneEvent: organising.clone,
    buttons.EventChoice: event_form.choose,
    buttons.EventFormMove: event_form.move,
    buttons.ShowQuestions: organising.show_questions,
    buttons.AddQuestion: organising.add_question,
    buttons.RemoveQuestion: organising.remove_question,
    buttons.ShowOrganisers: appointing.show_organisers,
    buttons.InviteOrganiser: appointing.invite_organiser,
    buttons.DismissOrganiser: appointing.dismiss_organiser,
    buttons.RevokeInvitation: appointing.revoke,
    buttons.ShowDeskStaff: appointing.show_staff,
    buttons.InviteDesk: appointing.invite_desk,
    buttons.DismissDesk: appointing.dismiss_desk,
    buttons.ShowSummary: collecting.show_summary,
    buttons.ListRegistrations: collecting.list_registrations,
    buttons.ShowRegistration: collecting.show_registration,
    buttons.ShowGivenFile: collecting.show_given_file,
    buttons.Decide: collecting.decide,
    buttons.ShowDuplicates: collecting.show_duplicates,
    buttons.Export: collecting.export,
    buttons.OpenDesk: desk.open_desk,
    buttons.CloseDesk: desk.close_desk,
    buttons.ShowArrival: desk.show_arrival,
    buttons.CheckIn: desk.check_in,
    buttons.UndoCheckIn: desk.undo_check_in,
    buttons.WalkIn: walk_ins.walk_in,
    buttons.ConfirmWalkIn: walk_ins.confirm_walk_in,
    buttons.ReleaseSeats: desk.release_seats,
}
