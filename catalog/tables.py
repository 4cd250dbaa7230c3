"""Every table, imported in one place: what migrations are compared with."""

from functools import cache

from sqlalchemy import FromClause
from sqlalchemy.orm import Mapper
from sqlmodel import SQLModel

from catalog import (
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
)

metadata = SQLModel.metadata


@cache
def _classes() -> dict[FromClause, type]:
    mappers: list[Mapper[object]] = [table.__mapper__ for table in TABLES]  # type: ignore[attr-defined]
    return {mapper.local_table: mapper.class_ for mapper in mappers}


def class_of(table: FromClause | None) -> type | None:
    """The class whose rows a table holds; None for a table that is none of ours."""
    return None if table is None else _classes().get(table)
