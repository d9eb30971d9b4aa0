"""Agreement on files: marks by people that stand beside the conversations, compared with the machine's."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from app.grading.calibration import (
    Agreement,
    Compared,
    CriterionAgreement,
    TotalAgreement,
    compare,
    compare_totals,
)
from app.grading.human import Choice, HumanMark, coach_scorecard, key_of
from app.grading.scorecard import CriterionScore, Scorecard
from app.rubric import Rubric
from app.transcript_files import BadLine, Dialogue, HumanAnswers


class Report(BaseModel):
    """Machine against people, and people against each other where a line has the marks of several."""

    model_config = ConfigDict(frozen=True)

    conversations: int
    machine: tuple[CriterionAgreement, ...]
    machine_total: TotalAgreement | None
    people: tuple[CriterionAgreement, ...]
    people_total: TotalAgreement | None


class Beside:
    """Collects the scorecards of the machine beside those of people."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._keys = _keys(rubric)
        self._machine: list[Compared] = []
        self._people: list[Compared] = []

    def checked(self, lines: Iterable[Dialogue | BadLine]) -> Iterator[Dialogue | BadLine]:
        """The lines, where one whose human marks are not of this rubric is a bad one."""
        for line in lines:
            problem = "" if isinstance(line, BadLine) else self._problem(line)
            yield BadLine(line.line, problem) if problem and isinstance(line, Dialogue) else line

    def take(self, dialogue: Dialogue, machine: Scorecard) -> None:
        """Keeps the machine's scorecard of a conversation where people marked it too."""
        cards = [self._card(given, machine) for given in dialogue.human]
        self._machine += [(str(dialogue.id), machine, card) for card in cards]
        self._people += [(str(dialogue.id), one, other) for one, other in combinations(cards, 2)]

    def report(self) -> Report | None:
        """None where no line had marks by people."""
        if not self._machine:
            return None
        return Report(
            conversations=len({conversation for conversation, _, _ in self._machine}),
            machine=compare(self._machine),
            machine_total=compare_totals(self._machine),
            people=compare(self._people),
            people_total=compare_totals(self._people),
        )

    def _problem(self, dialogue: Dialogue) -> str:
        for given in dialogue.human:
            for name in given:
                found = self._keys.get(name, ())
                if len(found) > 1:
                    return f"human.{name}: stands in several criteria; write {' or '.join(found)}"
                if not found:
                    return f"human.{name}: is no item of this rubric; write criterion.item, such as {self._example}"
        return ""

    @property
    def _example(self) -> str:
        first = self._rubric.criteria[0]
        return key_of(first.id, first.items[0].id)

    def _card(self, given: HumanAnswers, machine: Scorecard) -> Scorecard:
        """A person's scorecard; a criterion of which they left an item out has no level, and then there is no total."""
        marks = {self._keys[name][0]: _mark(met) for name, met in given.items()}
        card = coach_scorecard(self._rubric, marks)
        whole = {score.id: _is_whole(score, marks) for score in machine.criteria}
        if all(whole.values()):
            return card
        criteria = (s if whole[s.id] else s.model_copy(update={"level": None, "score": None}) for s in card.criteria)
        return card.model_copy(update={"criteria": tuple(criteria), "overall": None, "passed": None})


def table(report: Report) -> Iterator[str]:
    """The report as lines of text."""
    yield f"Agreement with people on {report.conversations} conversations. Offset: how much kinder the machine is."
    yield f"{'criterion, item':<34}{'n':>5}{'same':>7}{'kappa':>8}  {'95 %':<16}{'offset':>8}{'people':>8}{'n':>4}"
    people = {criterion.id: criterion for criterion in report.people}
    for criterion in report.machine:
        other = people.get(criterion.id)
        items = {item.id: item.found for item in other.items} if other else {}
        if criterion.found is None and not any(item.found or items.get(item.id) for item in criterion.items):
            continue
        yield _line(criterion.id, criterion.found, other.found if other else None)
        for item in criterion.items:
            if item.found or items.get(item.id):
                yield _line(f"  {item.id}", item.found, items.get(item.id))
    if (total := report.machine_total) is not None:
        icc = "" if total.icc is None else f", ICC(2,1) {total.icc:.2f}"
        same = f"the same verdict in {total.same_verdict:.0%} of {total.n}"
        yield f"total: offset {total.offset:+.1f} of 100{icc}; {same}"


def _line(name: str, found: Agreement | None, people: Agreement | None) -> str:
    among = f"{people.kappa:.2f}" if people and people.kappa is not None and people.n > 1 else "-"
    last = f"{among:>8}{people.n if people else 0:>4}"
    if found is None:
        return f"{name:<34}{0:>5}{'-':>7}{'-':>8}  {'-':<16}{'-':>8}{last}"
    kappa = "-" if found.kappa is None or found.n < 2 else f"{found.kappa:.2f}"
    low, high = found.interval or (0.0, 0.0)
    interval = f"{low:.2f} to {high:.2f}" if low != high else "-"
    return f"{name:<34}{found.n:>5}{found.exact:>7.0%}{kappa:>8}  {interval:<16}{found.offset:>+8.2f}{last}"


def _keys(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """What a mark may be named by: `criterion.item`, or the item alone."""
    keys: dict[str, tuple[str, ...]] = {}
    for criterion in rubric.criteria:
        for item in criterion.items:
            key = key_of(criterion.id, item.id)
            keys[key] = (key,)
            keys[item.id] = (*keys.get(item.id, ()), key)
    return keys


def _mark(met: bool | None) -> HumanMark:
    return HumanMark(choice=Choice.cannot_tell if met is None else Choice.met if met else Choice.not_met)


def _is_whole(score: CriterionScore, marks: Mapping[str, HumanMark]) -> bool:
    return all(key_of(score.id, mark.id) in marks for mark in score.items if mark.state != "not_applicable")
