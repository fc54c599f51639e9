"""The head of an entry in both languages: channel, direction, value, summary."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, parsed, reading

from vaultnet.core.records import Interaction, ValueAct
from vaultnet.vault.parse.lines.said import value_acts

DAY = "2026-05-20.md"

HEADS = {
    "call-with": ("Call with [[Anna Petrova]]", "call", "unknown"),
    "called": ("called [[Anna Petrova]]", "call", "outbound"),
    "phone-call": ("Phone call with [[Anna Petrova]]", "call", "unknown"),
    "quick-call": ("Had a quick call with [[Anna Petrova]]", "call", "unknown"),
    "got-a-call": ("got a call from [[Anna Petrova]]", "call", "inbound"),
    "she-called": ("[[Anna Petrova]] called me about bridges", "call", "inbound"),
    "dash-call": ("[[Anna Petrova]] — call about bridges", "call", "unknown"),
    "colon-email": ("[[Anna Petrova]]: email about bridges", "email", "unknown"),
    "wrote-to": ("wrote to [[Anna Petrova]]", "message", "outbound"),
    "i-wrote": ("I wrote [[Anna Petrova]] a line", "message", "outbound"),
    "she-wrote": ("[[Anna Petrova]] wrote about bridges", "message", "inbound"),
    "email-from": ("Email from [[Anna Petrova]]", "email", "inbound"),
    "email-to": ("Email to [[Anna Petrova]]", "email", "outbound"),
    "e-mail": ("e-mail from [[Anna Petrova]]", "email", "inbound"),
    "emailed": ("emailed [[Anna Petrova]]", "email", "outbound"),
    "texted": ("texted [[Anna Petrova]]", "message", "outbound"),
    "chat": ("Chat with [[Anna Petrova]]", "message", "unknown"),
    "zoom": ("Zoom call with [[Anna Petrova]]", "video", "unknown"),
    "video-call": ("video call: [[Anna Petrova]]", "video", "unknown"),
    "coffee": ("Coffee with [[Anna Petrova]]", "meeting", "unknown"),
    "lunch-bold": ("**Lunch** with [[Anna Petrova]]", "meeting", "unknown"),
    "one-to-one": ("1:1 with [[Anna Petrova]]", "meeting", "unknown"),
    "one-to-one-dash": ("Weekly 1-1 [[Anna Petrova]]", "meeting", "unknown"),
    "met": ("Met [[Anna Petrova]] at the station", "meeting", "unknown"),
    "postcard": ("sent a postcard to [[Anna Petrova]]", "letter", "outbound"),
    "linkedin": ("LinkedIn message to [[Anna Petrova]]", "social", "outbound"),
    "commented": ("commented on [[Anna Petrova]]'s post", "comment", "outbound"),
    "conference": ("Conference with [[Anna Petrova]]", "event", "unknown"),
    "video-by": ("Video by [[Anna Petrova]]", "unknown", "unknown"),
    "talked": ("talked to [[Anna Petrova]]", "unknown", "unknown"),
    "prose": ("The meeting that [[Anna Petrova]] missed", "meeting", "unknown"),
    "deep-in-prose": ("Read about the meeting of [[Anna Petrova]]", "unknown", "unknown"),
    "zvonok": ("Звонок [[Anna Petrova]]", "call", "unknown"),
    "sozvon": ("созвонились с [[Anna Petrova]]", "call", "unknown"),
    "sozvon-today": ("Сегодня созвонились с [[Anna Petrova]]", "call", "unknown"),
    "pozvonila": ("позвонила [[Anna Petrova]]", "call", "outbound"),
    "ona-pozvonila": ("[[Anna Petrova]] позвонила", "call", "inbound"),
    "napisal": ("написал [[Anna Petrova]]", "message", "outbound"),
    "napisala-mne": ("написала мне [[Anna Petrova]]", "message", "inbound"),
    "ona-napisala": ("[[Anna Petrova]] написала мне", "message", "inbound"),
    "pismo-ot": ("Письмо от [[Anna Petrova]]", "email", "inbound"),
    "kofe": ("кофе с [[Anna Petrova]]", "meeting", "unknown"),
    "vstretilis": ("встретились с [[Anna Petrova]]", "meeting", "unknown"),
    "videozvonok": ("видеозвонок с [[Anna Petrova]]", "video", "unknown"),
    "onlayn": ("онлайн-встреча с [[Anna Petrova]]", "video", "unknown"),
    "otkrytka": ("открытка для [[Anna Petrova]]", "letter", "unknown"),
    "time-with-a-dot": ("- 10.30 созвон: [[Anna Petrova]]", "call", "unknown"),
    "time-of-the-morning": ("- 9am call [[Anna Petrova]]", "call", "unknown"),
    "time-of-the-evening": ("- 9:30 pm call [[Anna Petrova]]", "call", "unknown"),
    "time-to-time": ("- 10:00 - 10:30 call [[Anna Petrova]]", "call", "unknown"),
    "time-to-time-of-the-day": ("- 9 a.m. – 10 a.m.: call [[Anna Petrova]]", "call", "unknown"),
    "time-to-time-short": ("- 9-10am call [[Anna Petrova]]", "call", "unknown"),
    "infinitive": ("- написать [[Anna Petrova]]", "unknown", "unknown"),
    "infinitive-english": ("- write to [[Anna Petrova]]", "unknown", "unknown"),
    "emoji-call": ("📞 [[Anna Petrova]]", "call", "unknown"),
    "emoji-mail": ("✉️ [[Anna Petrova]]", "email", "unknown"),
    "emoji-message": ("💬 [[Anna Petrova]]", "message", "unknown"),
    "emoji-meeting": ("🤝 [[Anna Petrova]]", "meeting", "unknown"),
    "emoji-coffee": ("☕ [[Anna Petrova]]", "meeting", "unknown"),
    "emoji-meal": ("🍽️ [[Anna Petrova]]", "meeting", "unknown"),
    "emoji-video": ("🎥 [[Anna Petrova]]", "video", "unknown"),
    "emoji-in-code": ("`📞` [[Anna Petrova]]", "unknown", "unknown"),
    "tag": ("[[Anna Petrova]] #call", "call", "unknown"),
    "tag-nested": ("[[Anna Petrova]] #contact/letter", "letter", "unknown"),
    "tag-russian": ("[[Anna Petrova]] #звонок", "call", "unknown"),
    "field": ("18:00 [channel:: call] with [[Anna Petrova]]", "call", "unknown"),
    "field-russian": ("[[Anna Petrova]] (канал:: видеозвонок)", "video", "unknown"),
    "field-beats-tag": ("coffee with [[Anna Petrova]] #call [channel:: email]", "email", "unknown"),
    "tag-beats-emoji": ("📞 [[Anna Petrova]] #letter", "letter", "unknown"),
    "emoji-beats-words": ("📞 meeting with [[Anna Petrova]]", "call", "unknown"),
    "direction-field": ("call [[Anna Petrova]] (direction:: inbound)", "call", "inbound"),
    "direction-mutual": ("[[Anna Petrova]] (направление:: взаимно)", "unknown", "mutual"),
}


@pytest.mark.parametrize(("text", "channel", "direction"), HEADS.values(), ids=HEADS)
def test_the_head_of_an_entry(text: str, channel: str, direction: str) -> None:
    interaction = _only(text)
    assert (interaction.channel, interaction.direction) == (channel, direction)


DONE = {
    "позвонить": ("call", "outbound"),
    "написать": ("message", "outbound"),
    "встретиться с": ("meeting", "unknown"),
    "созвониться с": ("call", "unknown"),
    "отправить письмо": ("email", "outbound"),
    "пообедать с": ("meeting", "unknown"),
    "поужинать с": ("meeting", "unknown"),
    "выпить кофе с": ("meeting", "unknown"),
    "поздравить": ("message", "outbound"),
    "have lunch with": ("meeting", "unknown"),
    "send email to": ("email", "outbound"),
    "send an email to": ("email", "outbound"),
    "write to": ("message", "outbound"),
    "reply to": ("message", "outbound"),
    "meet with": ("meeting", "unknown"),
    "catch up with": ("meeting", "unknown"),
    "video call with": ("video", "unknown"),
}


@pytest.mark.parametrize(("words", "expected"), DONE.items(), ids=DONE)
def test_a_done_task_says_how_by_what_was_to_be_done(words: str, expected: tuple[str, str]) -> None:
    interaction = _only(f"- [x] {words} [[Anna Petrova]]")
    assert (interaction.channel, interaction.direction) == expected


SUMMARIES = {
    "plain": ("Call with [[Anna Petrova]]", "Call with Anna Petrova"),
    "display": ("- coffee with [[Anna Petrova|Anya]]", "coffee with Anya"),
    "time": ("- 20:00 talked to [[Anna Petrova]]", "talked to Anna Petrova"),
    "day": ("- (2026-05-18) ☕ with [[Anna Petrova]]", "☕ with Anna Petrova"),
    "emoji-and-time": ("- 📞 10:30 with [[Anna Petrova]]", "📞 with Anna Petrova"),
    "marks": (
        "**Met** *with* [[Anna Petrova]] ==now== ~~then~~ `code`",
        "Met with Anna Petrova now then code",
    ),
    "underscores": ("_met_ [[Anna Petrova]] in snake_case", "met Anna Petrova in snake_case"),
    "tags": ("met [[Anna Petrova]] #call #deep/talk", "met Anna Petrova"),
    "fields": ("met [[Anna Petrova]] (gave:: book) today", "met Anna Petrova today"),
    "person-field": ("lunch with (person:: [[Anna Petrova]])", "lunch with Anna Petrova"),
    "whole-line-field": ("- met:: [[Anna Petrova]]", "Anna Petrova"),
    "block-id": ("met [[Anna Petrova]] ^a1", "met Anna Petrova"),
    "external-link": ("[[Anna Petrova]] sent [it](https://example.org)", "Anna Petrova sent it"),
    "task-marks": (
        "- [x] called [[Anna Petrova]] ⏫ 📅 2026-05-21 ✅ 2026-05-20",
        "called Anna Petrova",
    ),
    "heading": ("## Met [[Anna Petrova]] ##", "Met Anna Petrova"),
    "callout": ("> [!tip]+ Met [[Anna Petrova]]", "Met Anna Petrova"),
    "row": ("| a | b |\n|--|--|\n| [[Anna Petrova\\|A]] | on *it* |", "A, on it"),
    "two-lines": ("- met [[Anna Petrova]]\n  at the quay", "met Anna Petrova at the quay"),
    "comment": ("met [[Anna Petrova]] %%not for all%%", "met Anna Petrova"),
    "html": ("met <b>[[Anna Petrova]]</b>", "met Anna Petrova"),
    "escape": (r"met [[Anna Petrova]] \*here\*", "met Anna Petrova *here*"),
}


@pytest.mark.parametrize(("text", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_is_one_plain_line(text: str, summary: str) -> None:
    assert _only(text).summary == summary


def test_a_long_summary_is_cut() -> None:
    summary = _only("met [[Anna Petrova]] " + "far " * 200).summary
    assert summary is not None
    assert len(summary) <= 300
    assert summary.endswith("…")


ACTS = {
    "kind": ("article", ("article", "")),
    "kind-and-text": ("article on bridges", ("article", "on bridges")),
    "colon": ("book: Of Bridges", ("book", "Of Bridges")),
    "intro": ("intro to [[Boris]]", ("introduction", "to Boris")),
    "job": ("job opening", ("job-opening", "")),
    "life-advice": ("life-advice", ("life-advice", "")),
    "news": ("industry news", ("industry-news", "")),
    "russian": ("статья о мостах", ("article", "о мостах")),
    "russian-two-words": ("обратная связь по статье", ("feedback", "по статье")),
    "decomposed": ("общий интерес: йога".replace("й", "й"), ("shared-interest", "йога")),
    "other": ("a lift to the station", ("other", "a lift to the station")),
}


@pytest.mark.parametrize(("text", "act"), ACTS.values(), ids=ACTS)
def test_a_value_act(text: str, act: tuple[str, str]) -> None:
    assert value_acts(text, reading()) == [ValueAct(*act)]


def test_several_value_acts_stand_in_one_field() -> None:
    assert value_acts("article, совет", reading()) == [ValueAct("article"), ValueAct("advice")]
    assert value_acts("", reading()) == []


def _only(text: str) -> Interaction:
    interactions = parsed({**ANNA, DAY: text}).interactions
    assert len(interactions) == 1
    return interactions[0]
