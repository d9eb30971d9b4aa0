"""Greeting, name, apology, ownership, thanks, the personal word: kind acts that stand in the trainee's own words."""

from app.acts import Act
from app.customer.reading.patterns import Hit
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Token, fold
from app.customer.reading.words import words

_TITLES = words(
    """
    mr mrs ms miss dr prof sir madam herr frau señor monsieur
    """
)
_CALLS = words(
    """
    hi hello hey hiya dear morning afternoon evening sorry thanks you okay yes no right well so welcome
    please bye understood agreed good goodbye absolutely of sure
    """
)
_NO_NAMES = words(
    """
    there all team sir madam everyone again folks guys customer valued guest member client mate i we how
    what thanks thank please and so the this that it is my our you your let can could sorry good friend
    friends anyone
    """
)
_GO_ON = words(
    """
    i we you that this it what let here please there thanks thank sorry how can could would and your is
    are if my the
    """
)
_APPOSED = words(
    """
    our my the who a an from in at of and
    """
)


def read_kind_acts(scene: Scene) -> None:
    """Notes the kind acts that need no case."""
    _greets(scene)
    _uses_name(scene)
    _apologizes(scene)
    _owns(scene)
    _thanks(scene)
    _personal(scene)


def _greets(scene: Scene) -> None:
    for hit in scene.hits("greets"):
        sentence = scene.sentences[hit.sentence]
        hail = sentence.question and len([t for t in sentence.tokens if t.word.isalpha()]) <= 4
        if hit.sentence <= 3 and not hail:
            first_words = hit.sentence == hit.first == 0 and not scene.story.answered
            scene.see(Act.greets, hit, certain=first_words)
            return
    for number, sentence in enumerate(scene.sentences[:3]):
        words = sentence.words
        for n in range(len(words) - 2):
            intro = words[n] == "i" and words[n + 1] == "am" and sentence.tokens[n + 2].capital
            ends = (
                n + 3 >= len(words)
                or not words[n + 3].isalpha()
                or words[n + 3] in {"from", "and", "with", "here", "in", "at"}
            )
            if intro and ends and not _is_name(scene, words[n + 2]):
                scene.see(Act.greets, Hit("greets", number, n, n + 3))
                return
        if (
            len(words) > 2
            and words[1] == "here"
            and words[2] in {",", ".", "!", "from", "-"}
            and sentence.tokens[0].capital
        ):
            scene.see(Act.greets, Hit("greets", number, 0, 2))
            return


def _is_name(scene: Scene, word: str) -> bool:
    return word in {fold(part) for part in (scene.story.exchange.name or "").replace(".", " ").split()}


def _uses_name(scene: Scene) -> None:
    name = scene.story.exchange.name
    parts = {fold(part) for part in (name or "").replace(".", " ").replace("-", " ").split()} - _TITLES
    for number, sentence in enumerate(scene.sentences):
        if name is not None and parts.isdisjoint(sentence.said):
            continue
        words = sentence.words
        for n, word in enumerate(words):
            known = word in parts
            guessed = (
                name is None
                and n > 0
                and words[n - 1] in {"hi", "hello", "hey", "dear"}
                and _looks_like_name(sentence.tokens[n])
            )
            if (known and _called(words, n, parts)) or guessed:
                scene.found.append(Found(Act.uses_name, number, n, n + 1))
                return


def _looks_like_name(token: Token) -> bool:
    return token.capital and token.word.isalpha() and token.word not in _NO_NAMES


def _called(words: list[str], n: int, parts: set[str]) -> bool:
    """Whether the customer is spoken to by this word, not spoken about."""
    first = n
    while first > 0 and (
        words[first - 1] in parts
        or words[first - 1] in _TITLES
        or (words[first - 1] == "." and first > 1 and words[first - 2] in _TITLES)
    ):
        first -= 1
    last = n + 1
    while last < len(words) and words[last] in parts:
        last += 1
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if after == "'s":
        return False
    if (
        after == ","
        and last + 1 < len(words)
        and words[last + 1] in _APPOSED - {"my", "the", "and", "a"}
        and before not in _CALLS
    ):
        return False
    titled = any(word in _TITLES for word in words[first:last])
    closed = not after or not after[0].isalnum()
    if before in _CALLS:
        return closed or after in _GO_ON or titled
    if not before or not before[0].isalnum():
        return closed or after in _GO_ON
    return bool(titled and closed and before not in {"for", "of", "with", "to"})


_BARE_APOLOGY = words(
    "i we am are so very really truly deeply terribly awfully dreadfully sorry apologize apologies my our sincere"
    " sincerest about for that this it all , . ! oh please and - accept"
)
_OURS = words("we our us ours")
"""An apology that names our deed owns it: "sorry that we lost your coat"."""


def _apologizes(scene: Scene) -> None:
    for hit in scene.hits("apologizes"):
        sentence = scene.sentences[hit.sentence]
        if _real_apology(scene, hit):
            bare = _BARE_APOLOGY.issuperset(sentence.words[slice(*scene.span(hit))])
            scene.see(Act.apologizes, hit, certain=bare)
            after = sentence.words[hit.first :]
            if "bad" in after[: hit.last - hit.first] or (_OURS & set(after[1:]) and "but" not in after):
                scene.see(Act.owns, hit)


_EXCUSED = words(
    """
    if but no no, which what who where when how could can would did do is are was may nobody not
    """
)


_NO_REMORSE = (
    "that you feel", "you feel", "you felt", "if ", "to say", "to tell", "to inform", "to ask", "i can not",
    "we can not", "not sorry", ", not sorry", "i do not", "we do not", "to bother", "you think", "you see it",
    "that you think", "that you took", "you took", "sorry",
    "to disappoint", "to interrupt", "i did not catch", "excuse",
)  # fmt: skip


def _real_apology(scene: Scene, hit: Hit) -> bool:
    words = scene.sentences[hit.sentence].words
    word = words[hit.last - 1]
    if word.startswith(("sorry", "apolog", "regret")):
        if scene.negated(hit, reach=3) and not any(w in words[hit.last : hit.last + 3] for w in ("enough",)):
            enough = "enough" in words
            if not enough:
                return False
        rest = words[hit.last :]
        while rest and rest[0] in {",", "-", "…", ".", ":"} and len(rest) > 1 and rest[1] in _EXCUSED:
            rest = rest[1:]
        if rest and rest[0] in _EXCUSED and not _nobody_did(words[hit.last :]):
            return False
        tail = " ".join(rest[:5])
        if tail.startswith(_NO_REMORSE):
            return False
        before = " ".join(words[max(0, hit.first - 4) : hit.first])
        return not any(
            bad in before
            for bad in ("feel ", "you are", "will be", "better safe than", "you owe", "she is", "they are")
        )
    return not scene.negated(hit, reach=3)


def _nobody_did(after: list[str]) -> bool:
    """Whether what follows a sorry tells what was left undone: "sorry nobody rang you", but not "sorry, nobody can"."""
    return after[:1] == ["nobody"] or after[:2] == ["no", "one"]


def _owns(scene: Scene) -> None:
    for hit in scene.hits("owns"):
        sentence = scene.sentences[hit.sentence]
        words = sentence.words
        span = words[hit.first : hit.last]
        if (sentence.question and not {"our", "us"} & set(words)) or (
            scene.negated(hit, reach=3) and span[0] not in ("ours", "should", "we")
        ):
            continue
        if words[max(0, hit.first - 1)] in {"if", "whether"} or "if" in words[max(0, hit.first - 3) : hit.first]:
            continue
        if hit.last < len(words) and words[hit.last : hit.last + 2] == ["that", "you"]:
            continue
        scene.see(Act.owns, hit)


def _thanks(scene: Scene) -> None:
    for hit in scene.hits("thanks"):
        clause = scene.sentences[hit.sentence].clause_at(hit.last - 1)
        if scene.negated(hit, reach=3):
            continue
        specific = scene.stems(hit.sentence, (hit.first, clause[1]))
        stock = any(c.first < hit.last + 4 and c.last > hit.first for c in scene.hits("canned", hit.sentence))
        if (stock and not (specific & scene.story.stems) - _STOCK) or clause[1] - hit.first < 4:
            continue
        scene.see(Act.thanks, hit)


_STOCK = frozenset({"patienc", "contact", "phon", "email", "feedback", "busines", "understand", "custom", "loyalt"})


_ROOM = 15
"""Fewer words than these leave no room for a word about oneself."""


def _personal(scene: Scene) -> None:
    spoken = sum(len(sentence.tokens) for sentence in scene.sentences)
    for hit in scene.hits("personal") if spoken >= _ROOM else ():
        if {"i", "my", "me", ";"} & scene.sentences[hit.sentence].said:
            scene.see(Act.personal, hit)
