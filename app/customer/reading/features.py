"""What a sentence of a turn shows, as plain names: its words, their classes, the cues in it, its tie to the case."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from app.customer.reading.authority import beyond, remedies_named
from app.customer.reading.lexicon import classes_of
from app.customer.reading.question_acts import could_be_told
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stem
from app.customer.reading.words import words

_NOTHING: frozenset[str] = frozenset()
_FIRST_PERSON, _SECOND_PERSON = words("i me my myself we us our ours"), words("you your yours")


class Background:
    """What is the same for all sentences of a turn: the customer's words, the case, and what the rules found."""

    def __init__(self, scene: Scene) -> None:
        story, known = scene.story, scene.story.known
        self.told = story.told_stems
        self.facts = known.fact_stems if known else _NOTHING
        self.mine, self.theirs = (known.mine, known.theirs) if known else (_NOTHING, _NOTHING)
        self.rules, self.whys = (known.rule_stems, known.all_whys) if known else (_NOTHING, _NOTHING)
        self.false = known.false_stems if known else _NOTHING
        self.claim = str(known.case.claim) if known else "unknown"
        self.found = frozenset((f.act, f.sentence) for f in scene.found)
        self.turn = tuple(self._turn(scene))

    def _turn(self, scene: Scene) -> Iterator[str]:
        story = scene.story
        yield f"claim {self.claim}"
        yield f"agreed {story.answered and story.agreed}"
        yield f"first {not story.answered}"
        yield f"asked {'?' in story.last_customer}"
        if story.exchange.turn.action:
            yield f"action {story.exchange.turn.action in ('manager', 'specialist')}"
        yield f"sentences {min(len(scene.sentences), 6)}"
        yield from (f"turn {act}" for act in {f.act for f in scene.found})
        if len(scene.sentences) == 1:
            yield "alone"
            if len(scene.sentences[0].tokens) <= 5:
                yield "short"


def features(scene: Scene, number: int, background: Background) -> list[str]:
    """The names of everything a sentence shows; a name may come twice."""
    return [
        *_spoken(scene, number, background),
        *_seen(scene, number, background),
        *_standing(scene, number, background),
        *_around(scene, number),
        *background.turn,
    ]


def _spoken(scene: Scene, number: int, background: Background) -> list[str]:
    words = scene.sentences[number].words
    stream = ["<", *[_plain(word, background) for word in words], ">"]
    return [
        *[name for word in words for name in _names_of(word)],
        *[f"{a} {b}" for a, b in pairwise(stream)],
        *[f"{a} {b} {c}" for a, b, c in zip(stream, stream[1:], stream[2:], strict=False)],
    ]


@lru_cache(maxsize=8192)
def _names_of(word: str) -> tuple[str, ...]:
    """What a word is wherever it stands."""
    return (f"w {word}", *(f"kind {name}" for name in classes_of(word)))


def _around(scene: Scene, number: int) -> list[str]:
    before, after = scene.sentences[max(0, number - 1) : number], scene.sentences[number + 1 : number + 2]
    return [
        *[f"before {word}" for sentence in before for word in sentence.words],
        *[f"after {word}" for sentence in after for word in sentence.words],
    ]


def _plain(word: str, background: Background) -> str:
    """A word as it is, or what it stands for where it belongs to this case."""
    base = stem(word)
    if base is None:
        return word
    if base in background.told and base in background.mine:
        return "[wanted]"
    if base in background.mine:
        return "[remedy]"
    if base in background.theirs:
        return "[beyond]"
    if base in background.told:
        return "[told]"
    if base in background.facts:
        return "[fact]"
    return "[number]" if base[0].isdigit() else word


def _seen(scene: Scene, number: int, background: Background) -> Iterator[str]:
    for cue in scene.cues(number):
        yield f"cue {cue}"
        yield f"cue {cue} {background.claim}"
    for act, at in background.found:
        yield f"rule {act}" if at == number else f"beside {act}"


def _standing(scene: Scene, number: int, background: Background) -> Iterator[str]:
    sentence = scene.sentences[number]
    said, stems = sentence.said, scene.stems(number)
    for name in ("told", "facts", "mine", "theirs", "rules", "whys", "false"):
        shared = len(stems & getattr(background, name))
        if shared:
            yield f"{name} {min(shared, 4)}"
            yield f"{name} share {round(4 * shared / len(stems))}"
    new = len(stems - background.told - background.facts - background.mine - background.theirs)
    yield f"new {min(new, 6)}"
    yield f"length {min(len(sentence.tokens) // 4, 8)}"
    named = remedies_named(scene, number)
    if named:
        yield f"names beyond {beyond(scene, number, named[0])}"
    if sentence.question:
        yield f"may be told {could_be_told(scene, number)}"
        yield "question"
        yield f"question told {min(3, len(stems & background.told))}"
    if "!" in said:
        yield "exclaims"
    yield f"speaks {bool(said & _FIRST_PERSON)} {bool(said & _SECOND_PERSON)}"
    if scene.past(number, (0, len(sentence.tokens))):
        yield "past"
    if number == 0:
        yield "opens"
    if number == len(scene.sentences) - 1:
        yield "ends"
