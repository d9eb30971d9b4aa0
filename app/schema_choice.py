"""What a field takes besides its type, told to the JSON Schema: a short form that a validator unfolds."""

from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class OrElse:
    """Annotates a field: its schema allows these JSON types too."""

    def __init__(self, *kinds: str, **constraints: Any) -> None:
        self._others = [{"type": kind, **constraints} for kind in kinds]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(core), *self._others]}
