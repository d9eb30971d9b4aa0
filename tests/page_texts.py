"""Texts of a template that no catalogue can turn: words that stand in it without `_`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

READ_OUT = {"aria-label", "title", "placeholder", "alt", "data-label"}
"""Attributes that people read or hear."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME_EVERYWHERE = re.compile(r"Make It Right|makeright \w+|\b(Esc|Enter|Shift|F9|MB|ICC)\b")
_HOLE = "\ue000"


def bare_texts(source: str) -> list[str]:
    """The words in texts, in attributes that are read out and in what expressions show, that are not wrapped."""
    tree = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True).parse(source)
    shown: list[list[str]] = []
    html = "".join(_pieces(tree, shown))
    page = _Page(shown)
    page.feed(html)
    page.close()
    return page.found


def _pieces(node: nodes.Node, shown: list[list[str]]) -> Iterator[str]:
    """The template's HTML in order, with a hole for each expression; `shown` gets the words each may show by itself."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Output):
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                yield part.data
            else:
                shown.append(list(_constants(part)))
                yield f"{_HOLE}{len(shown) - 1}{_HOLE}"
    elif not (isinstance(node, nodes.Block) and node.name == "body_class"):
        for child in node.iter_child_nodes(
            exclude=("test", "target", "iter") if not isinstance(node, nodes.Const) else ()
        ):
            yield from _pieces(child, shown)


def _constants(node: nodes.Node) -> Iterator[str]:
    """The words an expression may come out as: not what is asked, looked up or handed on."""
    match node:
        case nodes.Const():
            if isinstance(node.value, str):
                yield node.value
        case nodes.CondExpr():
            yield from _constants(node.expr1)
            if node.expr2:
                yield from _constants(node.expr2)
        case nodes.Filter() | nodes.MarkSafe() | nodes.MarkSafeIfAutoescape():
            for child in node.iter_child_nodes(only=("node", "expr")):
                yield from _constants(child)
        case nodes.Getitem():
            yield from _constants(node.node)
        case nodes.Dict():
            for pair in node.items:
                yield from _constants(pair.value)
        case nodes.Call():
            pass
        case nodes.Mod():
            yield from _constants(node.left)
        case nodes.BinExpr() | nodes.Concat() | nodes.List() | nodes.Tuple():
            for child in node.iter_child_nodes():
                yield from _constants(child)


class _Page(HTMLParser):
    """Reads the HTML and keeps the words people would see or hear."""

    def __init__(self, shown: list[list[str]]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._shown = shown

    def handle_data(self, data: str) -> None:
        self._look(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ_OUT and value:
                self._look(value)

    def _look(self, text: str) -> None:
        parts = text.split(_HOLE)
        words = [*parts[::2], *(word for hole in parts[1::2] for word in self._shown[int(hole)])]
        self.found += [word.strip() for word in words if _WORD.search(_SAME_EVERYWHERE.sub("", word))]
