"""The page's files agree with each other; no browser is needed to see it."""

import re

from webchat.app import PAGE


def test_every_module_is_fetched_at_once() -> None:
    index = (PAGE / "index.html").read_text(encoding="utf-8")
    missing = [path.name for path in PAGE.glob("*.js") if f'"/page/{path.name}"' not in index]
    assert missing == []


def test_both_languages_say_the_same_things() -> None:
    text = (PAGE / "strings.js").read_text(encoding="utf-8")
    vietnamese, english = (
        dict(re.findall(r"^    (\w+): (\".*\"),$", part, re.MULTILINE))
        for part in text.split("  en: {")
    )
    assert list(vietnamese) == list(english)
    placeholders = re.compile(r"\{\w+\}")
    for key, words in vietnamese.items():
        assert placeholders.findall(words) == placeholders.findall(english[key]), key
