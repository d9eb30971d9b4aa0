"""Settings: environment variables that start with MAKERIGHT_, read once at start."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from app.errors import Invalid

Role = Literal["reader", "voice", "judge"]
"""What a model is used for."""

_Url = TypeVar("_Url", str, str | None)
_HOME = Path(__file__).resolve().parent.parent


def _no_trailing_slash(url: _Url) -> _Url:
    return url.rstrip("/") if url else url


def _is_unknown(name: str, fields: Iterable[str]) -> bool:
    """Whether an environment variable looks like a setting and is none; those of the tests are let be."""
    ours = {f"MAKERIGHT_{field.upper()}" for field in fields}
    return (
        name.startswith("MAKERIGHT_")
        and name not in ours
        and not name.startswith(("MAKERIGHT_TEST_", "MAKERIGHT_RENEW_"))
    )


class Settings(BaseModel):
    """Each field is the variable MAKERIGHT_<FIELD IN CAPITALS>."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = Field(
        default="sqlite:///makeright.db", description="SQLite file or postgresql+psycopg:// address"
    )
    personas_dir: Path = Field(default=_HOME / "personas", description="folder of persona files")
    rubrics_dir: Path = Field(default=_HOME / "rubrics", description="folder of rubric files")
    engine: Literal["auto", "offline", "llm"] = Field(
        default="auto", description="auto takes the model when MAKERIGHT_LLM_MODEL is set"
    )
    llm_base_url: Annotated[str, AfterValidator(_no_trailing_slash)] = Field(
        default="https://api.openai.com/v1", description="any OpenAI-compatible endpoint"
    )
    llm_api_key: SecretStr | None = Field(default=None, description="falls back to OPENAI_API_KEY")
    llm_model: str | None = Field(default=None, description="model of all three roles")
    llm_reader_model: str | None = Field(default=None, description="model that reads the trainee's turn")
    llm_voice_model: str | None = Field(default=None, description="model that speaks as the customer")
    llm_judge_model: str | None = Field(default=None, description="model that grades")
    llm_timeout: float = Field(default=20, gt=0, le=300, description="seconds one call may take to answer")
    llm_reader_timeout: float | None = Field(default=None, gt=0, le=300, description="seconds for the reader alone")
    llm_voice_timeout: float | None = Field(default=None, gt=0, le=300, description="seconds for the voice alone")
    llm_judge_timeout: float | None = Field(default=None, gt=0, le=300, description="seconds for the judge alone")
    llm_concurrency: int = Field(default=400, ge=1, le=2000, description="calls under way at once")
    voice_fallback: bool = Field(default=True, description="let the offline voice answer when the model fails")
    speech: bool = Field(default=False, description="offer to read the customer aloud and to dictate answers")
    speech_base_url: Annotated[str | None, AfterValidator(_no_trailing_slash)] = Field(
        default=None, description="OpenAI-compatible endpoint that writes speech down; falls back to the model's"
    )
    speech_api_key: SecretStr | None = Field(default=None, description="falls back to the model's at the same address")
    speech_model: str = Field(default="whisper-1", description="model that writes speech down")
    speech_timeout: float = Field(default=30, gt=0, le=300, description="seconds one recording may take")
    workers_inside: bool = Field(default=True, description="grade inside the server process (no separate worker)")
    grading_lease: float = Field(default=60, gt=0, description="seconds until another worker may take a grading over")
    threads: int = Field(default=24, ge=2, le=200, description="threads and database connections")
    secure_cookies: bool = Field(default=False, description="set to true behind HTTPS")
    public_url: str | None = Field(default=None, description="address people type, where a proxy stands in front")
    log_format: Literal["text", "json"] = Field(default="text", description="log lines for people or for machines")

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Reads the environment; raises `Invalid` with the variable's name and what to change."""
        env = os.environ if env is None else env
        if unknown := sorted(name for name in env if _is_unknown(name, cls.model_fields)):
            raise Invalid(f"{unknown[0]}: there is no such setting; `makeright serve --help` lists them")
        given = {
            name: value for name in cls.model_fields if (value := env.get(f"MAKERIGHT_{name.upper()}", "").strip())
        }
        try:
            settings = cls.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            name = "MAKERIGHT_" + "_".join(str(part) for part in first["loc"]).upper()
            raise Invalid(f"{name}: {first['msg']}") from None
        if settings.uses_llm and settings.llm_api_key is None and (key := env.get("OPENAI_API_KEY", "").strip()):
            settings = settings.model_copy(update={"llm_api_key": SecretStr(key)})
        if not settings.llm_base_url.startswith(("http://", "https://")):
            raise Invalid("MAKERIGHT_LLM_BASE_URL: begin with http:// or https://, as in http://127.0.0.1:11434/v1")
        if settings.speech_base_url and not settings.speech_base_url.startswith(("http://", "https://")):
            raise Invalid("MAKERIGHT_SPEECH_BASE_URL: begin with http:// or https://, as in http://127.0.0.1:8000/v1")
        if settings.engine == "llm" and not settings.llm_model:
            raise Invalid("MAKERIGHT_LLM_MODEL: name the model to use, or set MAKERIGHT_ENGINE=offline")
        return settings

    @property
    def uses_llm(self) -> bool:
        """Whether reader, voice and judge are models."""
        return self.engine == "llm" or (self.engine == "auto" and bool(self.llm_model))

    @property
    def dictates_at(self) -> str | None:
        """The address of the endpoint that writes speech down; None where nothing is to be dictated."""
        if not self.speech:
            return None
        return self.speech_base_url or (self.llm_base_url if self.uses_llm else None)

    @property
    def speech_key(self) -> str | None:
        """The key for that endpoint; the model's goes nowhere but to the model's address."""
        own = self.speech_api_key or (self.llm_api_key if self.dictates_at == self.llm_base_url else None)
        return own.get_secret_value() if own else None

    def timeout_for(self, role: Role) -> float:
        """Seconds that one call of a role may take to answer."""
        own = {"reader": self.llm_reader_timeout, "voice": self.llm_voice_timeout, "judge": self.llm_judge_timeout}
        return own[role] or self.llm_timeout

    def model_for(self, role: Role) -> str:
        """The model's name of a role; raises `Invalid` when none is set."""
        own = {"reader": self.llm_reader_model, "voice": self.llm_voice_model, "judge": self.llm_judge_model}[role]
        model = own or self.llm_model
        if not model:
            raise Invalid("MAKERIGHT_LLM_MODEL: name the model to use")
        return model
