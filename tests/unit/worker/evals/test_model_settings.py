"""Whether the demo speaks to a real model: the environment says so, or `.env`, or neither."""

from pathlib import Path

from sandbox.run.demo import model_settings


def test_no_key_anywhere_means_the_stand_in(tmp_path: Path) -> None:
    assert model_settings({"OPENAI_MODEL": "gpt-6-luna"}, tmp_path / ".env") == {}


def test_the_environment_has_the_first_word(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("OPENAI_API_KEY=from-file\nOPENAI_MODEL=gpt-5.4-mini\n")
    told = model_settings({"OPENAI_API_KEY": "from-environment"}, dotenv)
    assert told == {"OPENAI_API_KEY": "from-environment", "OPENAI_MODEL": "gpt-5.4-mini"}


def test_dotenv_is_read_as_people_write_it(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("# keys\n\nexport OPENAI_API_KEY = 'sk-1=2'\n#OPENAI_MODEL=old\nLINE_CHANNEL_SECRET=real\n")
    assert model_settings({}, dotenv) == {"OPENAI_API_KEY": "sk-1=2"}


def test_an_empty_key_is_no_key(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("OPENAI_API_KEY=\nOPENAI_BASE_URL=https://models.example/v1\n")
    assert model_settings({"OPENAI_API_KEY": ""}, dotenv) == {}
