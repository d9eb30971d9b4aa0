"""What is stated: news to the customer, reasons behind rules, fault conceded where there was none, other talk."""

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Found, Scene
from app.customer.reading.words import words

_TAKEN = frozenset(
    {
        Act.offers_remedy,
        Act.commits,
        Act.refuses,
        Act.policy_wall,
        Act.dismisses,
        Act.blames_customer,
        Act.smug,
        Act.rude,
        Act.defensive,
        Act.vague,
        Act.canned,
        Act.apologizes,
        Act.owns,
        Act.names_feeling,
        Act.asks_needed,
        Act.asked_again,
        Act.checks_in,
        Act.hands_over_cold,
        Act.hands_over_warm,
        Act.brushes_off,
        Act.steers_model,
        Act.overpromises,
        Act.holds,
        Act.closes,
        Act.thanks,
        Act.personal,
        Act.explains_why,
        Act.off_topic,
    }
)


def read_statements(scene: Scene) -> None:
    """Notes explains_why, concedes_false, off_topic and, for what is left, informs."""
    _explains(scene)
    _off_topic(scene)
    _informs(scene)
    _concedes(scene)


def _explains(scene: Scene) -> None:
    known = scene.story.known
    for number in range(len(scene.sentences)):
        policy = known is not None and _gives_reason(scene.stems(number), known.why_stems)
        near = scene.saw(Act.refuses) or any(scene.has("limit", n) for n in (number - 1, number))
        reasons = [hit for hit in scene.hits("reason", number) if not scene.negated(hit)]
        excuse = scene.has("policy_wall", number) and not _reason_of_its_own(scene, number)
        if policy or (reasons and near and not excuse):
            scene.see(Act.explains_why, reasons[0], whole=True) if reasons else scene.see_sentence(
                Act.explains_why, number
            )
            return


def _gives_reason(stems: frozenset[str], whys: tuple[frozenset[str], ...]) -> bool:
    """Whether what is said is much of one of the reasons behind the policies."""
    return len(stems) >= 3 and any(len(stems & why) >= max(3, round(0.4 * len(why))) for why in whys)


def _reason_of_its_own(scene: Scene, number: int) -> bool:
    """Whether more follows the word of reason than the rule itself."""
    walls = scene.hits("policy_wall", number)
    return (
        any(hit.first > walls[-1].last for hit in scene.hits("reason", number))
        or len(scene.sentences[number].tokens) > 22
    )


def _off_topic(scene: Scene) -> None:
    for hit in scene.hits("selling"):
        stems = scene.stems(hit.sentence)
        ours = scene.saw(Act.offers_remedy, hit.sentence) or scene.retells_policy(hit.sentence)
        if len(scene.shared(hit.sentence)) * 3 <= len(stems) and not ours:
            scene.see(Act.off_topic, hit, whole=True)
    _strays(scene)


_WEAK = frozenset(
    {Act.greets, Act.asks_needed, Act.personal, Act.commits, Act.checks_in, Act.vague, Act.uses_name, Act.closes}
)

_PERSONAL, _SERVICE = words("i my ? !"), words("remedy_word canned transfer leave wait closes")


def _strays(scene: Scene) -> None:
    """A turn of some content that touches neither this customer's story nor any service is about something else."""
    if scene.story.known is None or not {f.act for f in scene.found} <= _WEAK or any(map(scene.has, _SERVICE)):
        return
    if all(_PERSONAL.isdisjoint(sentence.said) for sentence in scene.sentences):
        return
    stems = [scene.stems(n) for n in range(len(scene.sentences))]
    content = frozenset().union(*stems)
    if len(content) >= 3 and len(content & scene.story.stems) * 5 <= len(content):
        scene.drop(frozenset({Act.asks_needed, Act.checks_in}))
        scene.see_sentence(Act.off_topic, max(range(len(stems)), key=lambda n: len(stems[n])))


def _informs(scene: Scene) -> None:
    for number, sentence in enumerate(scene.sentences):
        if sentence.question or any(f.sentence == number and f.act in _TAKEN for f in scene.found):
            continue
        for clause in sentence.clauses:
            if _states(scene, number, clause):
                act = Act.owns if _about_us(scene, number) else Act.informs
                if not scene.saw(act):
                    scene.found.append(Found(act, number, clause[0], clause[1]))
                break


_US = words("we us our ours")
_THEM = words("you your that this it")


def _about_us(scene: Scene, number: int) -> bool:
    """Whether what is stated is our own doing, said to this customer: that takes responsibility rather than informs."""
    said = scene.sentences[number].said
    return bool(said & _US) and bool(said & _THEM) and not said & {"will", "if", "when"}


_VERBS = words(
    """
    is are was were has have had will can may shows show says say takes goes went got came left sits
    lies needs means starts ends opens closes arrives arrived leaves runs ran works clears covers costs
    comes includes counts sent took gave put broke did does
    """
)
_SELF = ("looking", "agreement", "wait", "leave", "steers", "selling", "closes", "greets", "thanks")


def _states(scene: Scene, number: int, clause: tuple[int, int]) -> bool:
    """Whether a clause states something new to the customer."""
    if scene.in_clause(number, clause, *_SELF):
        return False
    words = scene.sentences[number].words[clause[0] : clause[1]]
    stems = scene.stems(number, clause)
    new = stems - scene.story.told_stems
    told = any(f.act == Act.acknowledges and f.sentence == number and f.first == clause[0] for f in scene.found)
    if told or len(words) < 4 or len(new) < 1 or len(new) < 0.4 * len(stems):
        return False
    return scene.in_clause(number, clause, "informs") or bool(set(words) & _VERBS and words[0] not in {"i", "you"})


_FAULT = words("we us our ours wrong mistake fault error blame failed should")
_IMAGINED = words("would if whether")


def _imagined(scene: Scene, number: int) -> bool:
    """Whether an admission is one in thought only: "it would be our fault if"."""
    hits = scene.hits("concede", number) or scene.hits("owns", number)
    sentence = scene.sentences[number]
    clauses = [sentence.clause_at(hit.first) for hit in hits] or [(0, len(sentence.tokens))]
    return all(_IMAGINED.intersection(sentence.words[first:last]) for first, last in clauses)


def _concedes(scene: Scene) -> None:
    known = scene.story.known
    if known is None or known.case.claim == "true":
        return
    for number in range(len(scene.sentences)):
        said = scene.sentences[number].said
        admits = scene.has("concede", number) or (scene.saw(Act.owns, number) and said & _FAULT)
        told = scene.has("their_view", number) or scene.reported(number)
        if not admits or _imagined(scene, number) or scene.sentences[number].question or told:
            continue
        if known.case.claim == "partly" and known.false_stems and len(scene.stems(number) & known.false_stems) < 2:
            continue
        hits = scene.hits("concede", number) or scene.hits("owns", number) or [Hit("concede", number, 0, 1)]
        scene.see(Act.concedes_false, hits[0])
        return
