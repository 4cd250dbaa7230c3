"""Every table, imported in one place: what migrations are compared with."""

from sqlmodel import SQLModel

from catalog import (
    alerts,
    announcements,
    bulk,
    catalogue,
    consents,
    contacts,
    digests,
    drafts,
    inbox,
    needs,
    outbox,
    people,
    producers,
    products,
    questions,
    recognitions,
    saved,
    subscribers,
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
    subscribers.Subscriber,
    subscribers.Choice,
    announcements.Announcement,
    announcements.Delivery,
    announcements.ButtonPress,
    alerts.SavedSearch,
    digests.Digest,
    inbox.ReceivedUpdate,
    outbox.OutgoingMessage,
    bulk.BulkSender,
)

metadata = SQLModel.metadata
