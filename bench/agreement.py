"""How grades agree with people: rated conversations beside the repository, and played ones from good to poor."""

from app.rehearsal import play
from bench.conversations import Grader, graded, library, rubric, spread
from bench.reading import rows, spearman, transcript

TRIPLE = ("excellent", "ok", "poor")


async def empathy(grade: Grader, at_most: int) -> tuple[float, int] | None:
    """Spearman's rho of the level of empathize and three experts' ratings, with n; None without the file."""
    found, wanted = [], []
    for row in spread(rows("empathy_experts"), at_most):
        card = await grade(graded(transcript(row["context"]), rubric("make-it-right")))
        score = next(criterion.score for criterion in card.criteria if criterion.id == "empathize")
        if score is not None:
            found.append(score)
            wanted.append(float(row["labels"]["empathy"]))
    return (spearman(found, wanted), len(found)) if found else None


async def witness(grade: Grader, at_most: int) -> tuple[float, int] | None:
    """Spearman's rho of what the customer says of it and how frustrated people rated their next turn, with n.

    Below 0 is right. Only talks in which the customer had answered before are of use.
    """
    found, wanted = [], []
    for row in spread(rows("frustration_next"), at_most):
        turns = transcript([*row["context"], {"role": "agent", "text": row["reply"]}])
        card = await grade(graded(turns, rubric("make-it-right")))
        score = next(criterion.score for criterion in card.criteria if criterion.id == "customer_says")
        if score is not None:
            found.append(score)
            wanted.append(float(row["labels"]["next_frustration"]))
    return (spearman(found, wanted), len(found)) if found else None


async def triples(grade: Grader, at_most: int) -> list[tuple[float, ...]]:
    """The totals of an excellent, an ok and a poor scripted trainee, one triple for every persona and seed."""
    form = rubric("make-it-right")
    found = []
    for loaded in list(library().personas().values())[:at_most]:
        for seed in (1, 2):
            totals = []
            for trainee in TRIPLE:
                played = await play(loaded.value, trainee, seed=seed)
                card = await grade(graded(played.transcript, form, case=loaded.value.case, name=loaded.value.name))
                totals.append(card.overall)
            if None not in totals:
                found.append(tuple(total for total in totals if total is not None))
    return found
