"""The offline reader: what a trainee's turn does, understood with no model; every act carries its exact words."""

from app.acts import Act, ActSeen, Reading
from app.customer.mind import Exchange


class OfflineReader:
    """Reads a turn in well under three milliseconds and never fails on any text."""

    async def read(self, exchange: Exchange) -> Reading:
        """The reading of `exchange.turn`; async so that a model's reader can stand in its place."""
        return self.read_now(exchange)

    def read_now(self, exchange: Exchange) -> Reading:
        """The reading of `exchange.turn` at once."""
        text = exchange.turn.text.strip()
        acts = []
        if "sorry" in text.lower():
            acts.append(ActSeen(act=Act.apologizes, quote=text))
        if exchange.turn.action and text:
            acts.append(ActSeen(act=Act.offers_remedy, quote=text, remedy=exchange.turn.action))
        return Reading(acts=tuple(acts))
