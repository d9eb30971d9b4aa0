"""What a sentence of a turn shows, as plain names: its words, their classes, the cues in it, its tie to the case."""

from collections.abc import Iterator
from itertools import pairwise

from app.customer.reading.authority import beyond, remedies_named
from app.customer.reading.lexicon import classes_of
from app.customer.reading.question_acts import could_be_told
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stem
from app.customer.reading.words import words

_FIRST_PERSON, _SECOND_PERSON = words("i me my myself we us our ours"), words("you your yours")


class Background:
    """What is the same for all sentences of a turn: the customer's words, the case, and what the rules found."""

    def __init__(self, scene: Scene) -> None:
        story, known = scene.story, scene.story.known
        self.told, self.facts = story.told_stems, known.fact_stems if known else frozenset()
        remedies = known.remedies if known else ()
        self.mine = frozenset().union(*(r.stems for r in remedies if r.row.by == "trainee"))
        self.theirs = frozenset().union(*(r.stems for r in remedies if r.row.by != "trainee"))
        self.rules = known.rule_stems if known else frozenset()
        self.whys = frozenset().union(*known.why_stems) if known else frozenset()
        self.false = known.false_stems if known else frozenset()
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


def _spoken(scene: Scene, number: int, background: Background) -> Iterator[str]:
    sentence = scene.sentences[number]
    stream = ["<"]
    for token in sentence.tokens:
        yield f"w {token.word}"
        yield from (f"kind {name}" for name in classes_of(token.word))
        stream.append(_plain(token.word, background))
    stream.append(">")
    for a, b in pairwise(stream):
        yield f"{a} {b}"
    for a, b, c in zip(stream, stream[1:], stream[2:], strict=False):
        yield f"{a} {b} {c}"


def _around(scene: Scene, number: int) -> Iterator[str]:
    if number > 0:
        yield from (f"before {token.word}" for token in scene.sentences[number - 1].tokens)
    if number + 1 < len(scene.sentences):
        yield from (f"after {token.word}" for token in scene.sentences[number + 1].tokens)


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
    for cue in {hit.cue for hits in scene.cues.values() for hit in hits if hit.sentence == number}:
        yield f"cue {cue}"
        yield f"cue {cue} {background.claim}"
    for act, at in background.found:
        yield f"rule {act}" if at == number else f"beside {act}"


def _standing(scene: Scene, number: int, background: Background) -> Iterator[str]:
    sentence = scene.sentences[number]
    said = frozenset(sentence.words)
    stems = scene.stems(number)
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
    if any(token.word == "!" for token in sentence.tokens):
        yield "exclaims"
    yield f"speaks {bool(said & _FIRST_PERSON)} {bool(said & _SECOND_PERSON)}"
    if scene.past(number, (0, len(sentence.tokens))):
        yield "past"
    if number == 0:
        yield "opens"
    if number == len(scene.sentences) - 1:
        yield "ends"
