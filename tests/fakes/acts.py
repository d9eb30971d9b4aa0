"""Acts as a reader would have found them."""

from app.acts import Act, ActSeen


def offer(quote: str, remedy: str | None = None) -> ActSeen:
    return ActSeen(act=Act.offers_remedy, quote=quote, remedy=remedy)
