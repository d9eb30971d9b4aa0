"""How good a reading is in five scores, each 0–1; no score counts how often a kind word is said."""

from app.acts import Act, Reading
from app.customer.mind import Exchange


def scores(reading: Reading, exchange: Exchange) -> dict[str, float]:
    """acknowledge, empathize, resolve, feel_right and courtesy of one trainee turn, each 0–1."""
    return {
        "acknowledge": float(Act.acknowledges in reading),
        "empathize": float(Act.names_feeling in reading),
        "resolve": float(Act.offers_remedy in reading),
        "feel_right": 0.5,
        "courtesy": 0.5,
    }
