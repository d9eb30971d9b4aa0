"""Questions: asking for what is needed, asking again for what was given, checking in, and accusing."""

from app.acts import Act
from app.customer.reading.scene import Scene
from app.customer.reading.stems import stem
from app.customer.reading.story import KnownFact, concepts_of, numbers_in


def read_questions(scene: Scene) -> None:
    """Notes asks_needed and asked_again with the fact asked for, checks_in, and questions that blame."""
    for number, sentence in enumerate(scene.sentences):
        if scene.has("help_question", number) and (sentence.question or not scene.has("offer", number)):
            _help_question(scene, number)
            continue
        asking = sentence.question or scene.has("asks", number)
        if not asking:
            if scene.has("checks_in", number) and scene.hits("checks_in", number)[0].first == 0:
                scene.see_sentence(Act.checks_in, number)
            continue
        if sentence.question and (scene.has("accuse", number) and scene.has("blames", number)):
            scene.see_sentence(Act.blames_customer, number)
        elif sentence.question and scene.has("checks_in", number) and not _wants_datum(scene, number):
            scene.see(Act.checks_in, scene.hits("checks_in", number)[0])
        elif not _idle(scene, number):
            _ask(scene, number)


def _help_question(scene: Scene, number: int) -> None:
    told = len(scene.story.told.split()) >= 5
    hit = scene.hits("help_question", number)[0]
    if told and not scene.has("closing_more", number) and not _else(scene, number):
        known = scene.story.known
        fact = next((f.id for f in known.facts if "happened" in f.concepts), None) if known else None
        scene.see(Act.asked_again, hit, fact=fact)
    elif not told:
        scene.see(Act.asks_needed, hit)


def _else(scene: Scene, number: int) -> bool:
    return "else" in scene.sentences[number].words


def _wants_datum(scene: Scene, number: int) -> bool:
    return _fact_asked(scene, number) is not None and scene.has("asks", number) and not scene.has("offer", number)


def _idle(scene: Scene, number: int) -> bool:
    """Questions that want no answer, or that are another act."""
    others = ("rhetoric", "smug", "rude", "dismisses", "leave", "steers", "wait", "blames", "brushes_off", "selling")
    sentence = scene.sentences[number]
    short = len([w for w in sentence.words if w[0].isalnum()]) < 2
    return short or any(scene.has(cue, number) for cue in others) or ("anything" in sentence.words and "else" in sentence.words)


def _ask(scene: Scene, number: int) -> None:
    fact = _fact_asked(scene, number)
    text = scene.text[scene.sentences[number].tokens[0].start : scene.sentences[number].tokens[-1].end]
    quoted = numbers_in(text)
    if fact is not None and scene.story.has_told(fact):
        if quoted & fact.numbers:
            return
        scene.see_sentence(Act.asked_again, number, fact=fact.id)
    elif fact is None and _told_in_words(scene, number):
        scene.see_sentence(Act.asked_again, number)
    elif fact is None or not (quoted & fact.numbers):
        if scene.sentences[number].question or scene.has("asks", number):
            scene.see_sentence(Act.asks_needed, number, fact=fact.id if fact else None)


def _fact_asked(scene: Scene, number: int) -> KnownFact | None:
    known = scene.story.known
    if known is None:
        return None
    words = frozenset(scene.sentences[number].words)
    concepts = concepts_of(words)
    stems = {stem(word) for word in words} - {None}
    best: tuple[float, KnownFact] | None = None
    for fact in known.facts:
        score = 2.0 * len(fact.words & words) + len(fact.concepts & concepts)
        score += 0.4 * len({s for w in fact.words if (s := stem(w))} & stems) + 0.3 * len(fact.stems & stems)
        if score >= 1 and (best is None or score > best[0]):
            best = (score, fact)
    return best[1] if best else None


def _told_in_words(scene: Scene, number: int) -> bool:
    """Without a fact of the case: whether a code, e-mail address or number of the kind asked for was given before."""
    concepts = concepts_of(frozenset(scene.sentences[number].words))
    told = scene.story.told
    if "email" in concepts:
        return "@" in told and "." in told.split("@", 1)[1][:60]
    if "reference" in concepts and "number" in scene.sentences[number].words:
        return any(len(n) >= 5 and any(c.isdigit() for c in n) for n in scene.story.told_numbers)
    if "again" in scene.sentences[number].words:
        return True
    return False
