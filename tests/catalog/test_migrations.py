"""The tables that migrations make are the tables that the code means."""

import pkgutil
from importlib import import_module

from alembic import autogenerate
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import SQLModel

import catalog
from catalog import engines, migrations, tables
from tests.databases import Server


def test_every_table_of_the_package_is_listed() -> None:
    for module in pkgutil.iter_modules(catalog.__path__):
        import_module(f"catalog.{module.name}")
    assert {table.__tablename__ for table in tables.TABLES} == set(SQLModel.metadata.tables)


def test_migrations_make_what_the_models_mean(server: Server) -> None:
    url = engines.parse(server.new())
    migrations.upgrade(url)
    engine = engines.for_migrating(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert autogenerate.compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_migrations_can_be_taken_back_and_done_again(server: Server) -> None:
    url = engines.parse(server.new())
    migrations.upgrade(url)
    migrations.downgrade(url)
    engine = engines.for_migrating(url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    migrations.upgrade(url)
    migrations.upgrade(url)
    assert set(inspect(engine).get_table_names()) == {*tables.metadata.tables, "alembic_version"}
    engine.dispose()
