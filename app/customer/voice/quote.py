"""A short, clean piece of the trainee's own words, fit to be thrown back at them; always verbatim."""

import re

_SET_PHRASE = re.compile(
    r"as soon as (?:possible|we can|I can)|calm down|our (?:policy|policies|terms|procedure|system)|company policy"
    r"|look(?:ing)? into (?:it|this|that|the matter)|(?:any|the) inconvenience"
    r"|your (?:frustration|concerns?|patience)"
    r"|not my (?:department|fault|problem|job)|just doing my job|as I (?:already )?(?:said|explained|mentioned)"
    r"|like I (?:already )?(?:said|told you)|nothing (?:I|we) can do|my hands are tied|bear with me|please hold"
    r"|one moment|in due course|at the earliest|get back to you|feel that way|working days",
    re.IGNORECASE,
)
"""Phrases that sting, and are whole as they stand."""
_STING = re.compile(
    r"(?:just|only) (?:a|one) [\w ]{3,20}|you should have [\w ]{3,30}|you (?:must|need to|have to) [\w ]{3,30}"
    r"|the system (?:won't|doesn't|does not)[\w ]{0,20}|up to [\w ]{3,20}",
    re.IGNORECASE,
)
_HELLO = re.compile(r"(?:hello|hi|hey|dear|good \w+|i['’]m \w+$|i am \w+$|this is \w+$|my name)\b", re.IGNORECASE)
_LOOSE_END_WORDS = """
    the a an to of and or but for with in on at by from that this my your our their is are was be been will would
    can could should have has had not very so as if it's we i you he she they we'll i'll we're i'm no any some
    into about please which who what when where there
"""
_LOOSE_END = frozenset(_LOOSE_END_WORDS.split())
_UNFIT = re.compile(r"[<>{}\[\]|\\/@#*_=`]|https?|www\.|\bf+u+c+k|\bsh[i1]t|\bcunt|\bbastard|\bwank", re.IGNORECASE)


def piece(quote: str | None, most: int = 6) -> str | None:
    """Two to `most` consecutive words of the quote without loose ends, or None where nothing clean is in it."""
    if not quote or _UNFIT.search(quote):
        return None
    text = re.sub(r"[\"“”„«»]", " ", quote).strip()
    if phrase := _SET_PHRASE.search(text):
        return phrase[0]
    sting = _STING.search(text)
    if sting and len(sting[0].split()) <= most:
        return _trimmed(sting[0].split())
    clauses = [clause.split() for clause in re.split(r"[.,;:!?…\n()]|\s[–—-]\s|\b(?:but|because|and|so|or)\b", text)]
    fitting = [clause for clause in clauses if 2 <= len(clause) <= most and not _HELLO.match(" ".join(clause))]
    if fitting:
        return _trimmed(max(fitting, key=len))
    whole = next((clause for clause in clauses if len(clause) > most or len(clauses) == 1), [])
    return _trimmed(whole[:most])


def _trimmed(words: list[str]) -> str | None:
    kept = list(words)
    while kept and kept[-1].lower().strip("'’") in _LOOSE_END:
        kept.pop()
    said = " ".join(kept).strip(" '’-,.!?")
    return said if len(said) > 2 and any(c.isalpha() for c in said) else None
