"""`mimi doctor`: every setting held against the real service, with what is wrong and how to mend it."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from bot.owner.doctor.finding import Finding


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of findings for a program instead.")] = False,
) -> None:
    """Checks each setting against the real service, and says of each whether it is well, and if not, how to mend it.

    LINE (token, account, webhook and its secret, LIFF app), Stripe (key, PromptPay, webhook, API version), the model (one
    question of a few tokens), the database, Redis, and what the world sees at PUBLIC_URL. The web process and a worker must
    be running. OSV (osv.dev) is asked whether an installed package has a known weakness; it learns names and versions of public
    packages. Nothing is changed anywhere, and no secret is printed.

    Exits with 0 when nothing is wrong (warnings may stand), with 1 when something is.
    """
    from bot.owner.doctor.examination import GROUPS, examine
    from bot.owner.doctor.finding import Finding, State
    from bot.owner.doctor.http import Outside
    from bot.settings import SettingsError, load_settings
    from bot.watch.logs import set_up_logs

    set_up_logs("ERROR")
    try:
        settings = load_settings()
    except SettingsError as error:
        lines = [line.partition(": ") for line in str(error).splitlines()]
        found = [Finding(name, State.WRONG, f"{what}.", "Nothing else was looked at.") for name, _, what in lines]
    else:
        with cli.progress(len(GROUPS), "Asking everybody") as bar:
            found = examine(settings, Outside(), lambda: bar.advance(bar.task_ids[0]))
    raise typer.Exit(report(found, as_json))


def report(found: "list[Finding]", as_json: bool) -> int:
    """Prints the findings; the command's exit code."""
    from bot.owner.doctor.finding import State, verdict

    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
    return cli.NOT_DONE if verdict(found) is State.WRONG else 0


def _print(found: "list[Finding]") -> None:
    from rich.text import Text

    colours = {"ok": "green", "warning": "yellow", "wrong": "bold red"}
    width = max(len(finding.about) for finding in found)
    out = cli.console()
    for finding in found:
        line = Text(f"{finding.state.value:8}", colours[finding.state.value])
        line.append(f"{finding.about:{width}}  {finding.what}", "default")
        out.print(line, soft_wrap=True)
        if finding.mend:
            out.print(Text(f"{'':{10 + width}}-> {finding.mend}"), soft_wrap=True)
    counted = {state: sum(finding.state.value == state for finding in found) for state in colours}
    cli.say(f"\n{counted['ok']} well, {counted['warning']} to know, {counted['wrong']} wrong.")
