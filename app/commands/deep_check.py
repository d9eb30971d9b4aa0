"""`makeright check --deep`: says in words what the model endpoint can do and cannot."""

import asyncio

import typer

from app.llm import Endpoint
from app.llm_probe import Finding
from app.metrics import Metrics
from app.settings import Settings


def deep_check(settings: Settings) -> int:
    """Prints a line for each finding; 0 where the model can be used, 1 where something has to be put right first."""
    if not settings.uses_llm:
        typer.echo("offline: no model is set (MAKERIGHT_LLM_MODEL), so reader, voice and grader work without one.")
        return 0
    findings = asyncio.run(_probe(settings))
    for finding in findings:
        typer.echo(str(finding))
    return int(any(finding.state == "problem" for finding in findings))


async def _probe(settings: Settings) -> tuple[Finding, ...]:
    endpoint = Endpoint(settings, Metrics())
    try:
        return await endpoint.probe()
    finally:
        await endpoint.close()
