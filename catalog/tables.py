"""Every table, imported in one place: what migrations are compared with."""

from sqlmodel import SQLModel

from catalog import (
    catalogue,
    consents,
    contacts,
    drafts,
    in_view,
    invitations,
    needs,
    people,
    producers,
    products,
    questions,
    recognitions,
    roles,
    saved,
)
from catalog.mail import bulk, inbox, outbox
from catalog.matching import (
    event_questions,
    events,
    interests,
    notices,
    registrations,
    unfinished,
    wares,
)
from catalog.news import alerts, announcements, digests, subscribers, watching

TABLES: tuple[type[SQLModel], ...] = (
    catalogue.CatalogueVersion,
    producers.Producer,
    products.Product,
    recognitions.Recognition,
    people.Person,
    consents.Consent,
    contacts.Handover,
    contacts.ContactRequest,
    drafts.Draft,
    needs.Need,
    questions.Question,
    in_view.InView,
    saved.SavedProduct,
    events.Event,
    event_questions.EventQuestion,
    registrations.Registration,
    wares.RegisteredWare,
    unfinished.UnfinishedForm,
    notices.Notice,
    interests.Interest,
    roles.OrganiserRole,
    roles.DeskRole,
    invitations.Invitation,
    subscribers.Subscriber,
    subscribers.Choice,
    announcements.Announcement,
    announcements.Delivery,
    announcements.ButtonPress,
    watching.Watch,
    alerts.SavedSearch,
    digests.Digest,
    inbox.ReceivedUpdate,
    outbox.OutgoingMessage,
    bulk.BulkSender,
)

metadata = SQLModel.metadata
