"""Settings come from MAKERIGHT_ variables; a wrong one is named, and a stray key sends nothing anywhere."""

import pytest

from app.errors import Invalid
from app.settings import Settings


def test_a_fresh_install_is_offline_on_sqlite() -> None:
    settings = Settings.from_env({})
    assert not settings.uses_llm
    assert settings.database_url.startswith("sqlite:///")


def test_a_key_that_lies_about_switches_no_model_on_and_is_not_even_read() -> None:
    settings = Settings.from_env({"OPENAI_API_KEY": "sk-stray"})
    assert not settings.uses_llm
    assert settings.llm_api_key is None


def test_with_a_model_named_the_stray_key_fills_in_and_ours_comes_first() -> None:
    model = {"MAKERIGHT_LLM_MODEL": "m", "OPENAI_API_KEY": "sk-stray"}
    stray = Settings.from_env(model).llm_api_key
    ours = Settings.from_env(model | {"MAKERIGHT_LLM_API_KEY": "sk-ours"}).llm_api_key
    assert stray
    assert ours
    assert (stray.get_secret_value(), ours.get_secret_value()) == ("sk-stray", "sk-ours")


def test_offline_stays_offline_though_a_model_is_named() -> None:
    assert not Settings.from_env({"MAKERIGHT_ENGINE": "offline", "MAKERIGHT_LLM_MODEL": "m"}).uses_llm


def test_the_llm_engine_without_a_model_says_what_to_set() -> None:
    with pytest.raises(Invalid, match="MAKERIGHT_LLM_MODEL: name the model to use"):
        Settings.from_env({"MAKERIGHT_ENGINE": "llm"})


def test_each_role_may_have_its_own_model_and_time() -> None:
    settings = Settings.from_env(
        {
            "MAKERIGHT_LLM_MODEL": "small",
            "MAKERIGHT_LLM_JUDGE_MODEL": "large",
            "MAKERIGHT_LLM_TIMEOUT": "8",
            "MAKERIGHT_LLM_JUDGE_TIMEOUT": "60",
        }
    )
    assert (settings.model_for("voice"), settings.model_for("judge")) == ("small", "large")
    assert (settings.timeout_for("voice"), settings.timeout_for("judge")) == (8, 60)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAKERIGHT_LLM_TIMEOUT", "soon"),
        ("MAKERIGHT_ENGINE", "cloud"),
        ("MAKERIGHT_THREADS", "0"),
        ("MAKERIGHT_LLM_BASE_URL", "localhost/v1"),
        ("MAKERIGHT_ENGIN", "llm"),
    ],
)
def test_a_wrong_value_is_named_by_its_variable(name: str, value: str) -> None:
    with pytest.raises(Invalid, match=f"^{name}: "):
        Settings.from_env({name: value})


def test_the_key_is_not_shown_by_printing_the_settings() -> None:
    assert "sk-secret" not in repr(
        Settings.from_env({"MAKERIGHT_LLM_MODEL": "m", "MAKERIGHT_LLM_API_KEY": "sk-secret"})
    )


def test_speech_is_off_until_it_is_asked_for_and_goes_nowhere_without_an_address() -> None:
    assert Settings.from_env({"OPENAI_API_KEY": "sk-stray"}).dictates_at is None
    assert Settings.from_env({"MAKERIGHT_SPEECH": "true", "OPENAI_API_KEY": "sk-stray"}).dictates_at is None
    assert Settings.from_env({"MAKERIGHT_SPEECH_BASE_URL": "http://127.0.0.1:9/v1"}).dictates_at is None


def test_speech_takes_the_models_address_and_key_and_no_other_address_gets_that_key() -> None:
    model = {"MAKERIGHT_SPEECH": "true", "MAKERIGHT_LLM_MODEL": "m", "MAKERIGHT_LLM_API_KEY": "sk-ours"}
    shared = Settings.from_env(model)
    assert (shared.dictates_at, shared.speech_key) == ("https://api.openai.com/v1", "sk-ours")
    apart = Settings.from_env(model | {"MAKERIGHT_SPEECH_BASE_URL": "http://127.0.0.1:9/v1/"})
    assert (apart.dictates_at, apart.speech_key) == ("http://127.0.0.1:9/v1", None)


def test_an_address_for_speech_that_is_none_is_named() -> None:
    with pytest.raises(Invalid, match="MAKERIGHT_SPEECH_BASE_URL: begin with http"):
        Settings.from_env({"MAKERIGHT_SPEECH_BASE_URL": "localhost:9"})
