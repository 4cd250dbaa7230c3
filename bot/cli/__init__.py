"""`ocop-bot`: one module a command. What one needs is imported when it runs: --help is fast."""

from typing import Annotated

import typer

from bot.cli import backing, check, demo, exporting, importing, migrate, run, search, stats

app = typer.Typer(
    name="ocop-bot",
    help="A Telegram bot that finds Vietnam's OCOP products.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("import")(importing.import_catalogue)
app.add_typer(exporting.export, name="export")
app.command("search")(search.search)
app.command("stats")(stats.stats)
app.command("migrate")(migrate.migrate)
app.command("check")(check.check)
app.command("backup")(backing.backup)
app.command("restore")(backing.restore)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"ocop-bot {version('ocop-bot')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass
