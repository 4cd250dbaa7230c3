"""Every table, imported in one place: what migrations are compared with."""

from sqlmodel import SQLModel

from catalog import (
    bulk,
    catalogue,
    consents,
    contacts,
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
    inbox.ReceivedUpdate,
    outbox.OutgoingMessage,
    bulk.BulkSender,
)

metadata = SQLModel.metadata
