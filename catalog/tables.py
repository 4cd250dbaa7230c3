"""Every table, imported in one place: what migrations are compared with."""

from sqlmodel import SQLModel

from catalog import (
    bulk,
    catalogue,
    consents,
    contacts,
    drafts,
    event_questions,
    events,
    inbox,
    interests,
    invitations,
    needs,
    notices,
    outbox,
    people,
    producers,
    products,
    questions,
    recognitions,
    registrations,
    roles,
    saved,
    wares,
)

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
    saved.SavedProduct,
    events.Event,
    event_questions.EventQuestion,
    registrations.Registration,
    wares.RegisteredWare,
    notices.Notice,
    interests.Interest,
    roles.OrganiserRole,
    roles.DeskRole,
    invitations.Invitation,
    inbox.ReceivedUpdate,
    outbox.OutgoingMessage,
    bulk.BulkSender,
)

metadata = SQLModel.metadata
