"""British words of the bank as an American says and spells them; nobody of the bank's lines is left half and half."""

import re

from app.text import exchanged, like

_WORDS = {
    "a bit": "a little", "a bit of": "some", "amongst": "among", "apologise": "apologize", "apologised": "apologized",
    "apologising": "apologizing", "authorised": "authorized", "behaviour": "behavior", "bloody": "damn",
    "brilliant": "great", "cancelling": "canceling", "candour": "candor", "cheers": "thanks", "cheque": "check",
    "colour": "color", "could've done with": "could've used", "daft": "dumb", "defence": "defense",
    "draught": "draft", "fair play": "fair enough", "fair play for": "good for you for", "favour": "favor",
    "firms": "companies", "first of the lot": "first of the bunch", "fobbed off": "brushed off",
    "fobbing": "brushing", "fobbing off": "brushing off", "for ever": "forever", "fortnight": "two weeks",
    "grey": "gray", "hadn't got": "didn't have", "have a look": "take a look", "haven't a clue": "no clue",
    "haven't got": "don't have", "haven't the faintest": "don't have the faintest idea", "honour": "honor",
    "honoured": "honored", "i'd sooner": "I'd rather", "lovely": "nice", "marvellous": "wonderful", "mate": "pal",
    "mend": "fix", "mended": "fixed", "mending": "fixing", "mends": "fixes", "minimise": "minimize",
    "mislaid": "misplaced", "moan": "complain", "organise": "organize", "organised": "organized", "parcel": "package",
    "plaster": "band-aid", "practise": "practice", "queries": "questions", "query": "question", "queue": "line",
    "queues": "lines", "realise": "realize", "realised": "realized", "reckon": "figure", "recognise": "recognize",
    "rubbish": "garbage", "shan't": "won't", "sort it": "fix it", "sort it out": "straighten it out",
    "sort out": "take care of", "sort this": "fix this", "sort this out": "straighten this out",
    "sorted": "taken care of", "sorted it": "fixed it", "sorted it out": "straightened it out", "sorting": "fixing",
    "sorting it out": "straightening it out", "spelt": "spelled", "straight away": "right away",
    "straight off": "right off", "the lot": "the whole thing", "the lot of you": "all of you", "towards": "toward",
    "turned up": "showed up", "waffle": "rambling", "whilst": "while",
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_KNOWN = re.compile(rf"\b(?:{_LONGEST_FIRST})\b", re.IGNORECASE)

_TURNS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"\bany more(?=[.,!?;]|$)", "anymore"),
        (r"\b([Oo])ne more go\b", r"\1ne more try"),
        (r"\bat (my|your|our|their) end\b", r"on \1 end"),
        (r"\b(I|we) shall\b", r"\1 will"),
        (r"\bI should (?=(?:like|be|think)\b)", "I would "),
        (r"\b([Yy]ou|I|we|they)'ve (?=(?:an?|no|nothing|little)\b)", r"\1 have "),
        (r"(\bhave no\b.*), have you\?", r"\1, do you?"),
        (r"\bneedn't have(?=[.,!?])", "didn't have to"),
        (r"\b([Yy]ou|I|we|they) needn't\b", r"\1 don't need to"),
        (r"\bneedn't\b", "doesn't need to"),
        (r"\bcross with\b", "mad at"),
        (r"\bcross(?=$|[.,?!]| (?:about|that|enough)\b)", "mad"),
        (r"\b(They|they|'ve|have|has) put (it|this|that) right\b", r"\1 made \2 right"),
        (r"\bput (it|this|that) right\b", r"make \1 right"),
        (r"\b(to|you) put right\b", r"\1 make right"),
        (r"\bput right\b", "made right"),
        (r"\b((?:turn|go|hand|danc|pass)(?:e?s|e?d|ing)?|went)( it| me)? round\b", r"\1\2 around"),
        (r"\b([Yy]our|a) firm\b(?='s| of| so|[.,])", r"\1 company"),
    )
)
"""What changes more than a word, in this order."""


def american(text: str) -> str:
    """The sentence with American words, spelling and turns; what is not British stays as it is."""
    said = _KNOWN.sub(lambda found: like(found[0], _WORDS[found[0].lower()]), text)
    return exchanged(said, _TURNS)
