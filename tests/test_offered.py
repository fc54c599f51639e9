"""Notes on topics are read when they may be on what is asked for, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import ANNA, parsed

from vaultnet.core.offered import Offer, Offered, on_topic
from vaultnet.core.records import Knowledge

VAULT = {
    **ANNA,
    "Ideas/Arches.md": "Of #bridges and [[Stone]].\n",
    "Ideas/Domes.md": "Of #churches.\n",
    "Ideas/Keystone.md": "`#bridges` is but code.\n",
}
ARCHES = Knowledge("Arches.md", "Arches", ("bridges",), None, {"bridges": 1})
DOMES = Knowledge("Domes.md", "Domes", ("churches",), None, {"churches": 1})


def offered(vault: dict[str, str]) -> Offered:
    knowledge = parsed(vault).knowledge
    assert isinstance(knowledge, Offered)
    return knowledge


def read(knowledge: Offered) -> set[str]:
    """Give the notes that somebody has asked to be read."""
    return {path for path, one in knowledge.notes.items() if isinstance(one, Offer) and one.is_made}


def test_only_what_may_be_on_the_topic_is_read() -> None:
    knowledge = offered(VAULT)
    assert [one.name for one in knowledge.on("bridges")] == ["Arches"]
    assert read(knowledge) == {"Ideas/Arches.md", "Ideas/Keystone.md"}


def test_a_topic_that_nobody_names_has_none_read() -> None:
    knowledge = offered(VAULT)
    assert knowledge.on("tunnels") == ()
    assert read(knowledge) == set()


def test_equal_offers_are_told_unread() -> None:
    notes = offered(VAULT).notes
    assert Offered(notes, ()) == Offered(notes, ())
    assert read(Offered(notes, ())) == set()


def test_offers_differ_by_what_they_say_and_by_who_knows_it() -> None:
    both = Offered({"Arches.md": (ARCHES,), "Domes.md": (DOMES,)}, ())
    assert both == (ARCHES, DOMES) == Offered({"Domes.md": (DOMES,), "Arches.md": (ARCHES,)}, ())
    assert both != Offered({"Arches.md": (ARCHES,)}, ())
    assert both != Offered(both.notes, [("Arches.md", "Ada.md")])
    # Where a note is on nothing, nobody knows it.
    assert Offered({"Arches.md": ()}, [("Arches.md", "Ada.md")]) == Offered({}, ()) == ()


def test_whoever_links_to_a_note_knows_it() -> None:
    knowledge = Offered({"Arches.md": (ARCHES,)}, [("Arches.md", "Ida.md"), ("No.md", "Ida.md")])
    assert [one.known_to for one in knowledge.on("bridges")] == [("Ida.md",)]
    assert (len(knowledge), knowledge[0].known_to, knowledge[:0]) == (1, ("Ida.md",), ())


# Names in every spelling that a file, a link or a tag may give them.
NAMES = ("Stone", "stone_Age", "Stein.md", "A.md.MD", "Be\u0301ton", "B\u00e9ton", "Ёж", "a\u00a0b")
FORMS = (
    "[[{}]]",
    "[[In/{}|so]]",
    "[[{}.md#Part]]",
    "![[{}]]",
    "[so](<In/{}.md>)",
    "[so]({}.MD 'title')",
    "#{}",
    "#in/{}/",
    "`[[{}]]`",
    "%% [[{}]] %%",
    "\u2028[[{}]]",
    "<b>[[{}]]</b>",
)
PIECES = st.builds(str.format, st.sampled_from(FORMS), st.sampled_from(NAMES))
BODIES = st.lists(PIECES, max_size=4).flatmap(
    lambda some: st.sampled_from((" ", "\n", "\r\n", "\n\n- ")).map(lambda end: end.join(some))
)
HEADS = st.sampled_from(("", '---\ntags: [Stone]\non: "[[In/Béton.md]]"\n---\n', "\ufeff"))
NOTES = st.dictionaries(
    st.sampled_from([f"In/{one}.md" for one in NAMES] + ["In/Stone.MD", "Stein.md"]),
    st.builds(str.__add__, HEADS, BODIES),
    max_size=4,
)


@given(NOTES)
def test_a_topic_leads_to_all_notes_on_it(vault: dict[str, str]) -> None:
    all_of_them = tuple(parsed(vault).knowledge)
    for topic in {topic for one in all_of_them for topic in one.topics}:
        found = on_topic(parsed(vault).knowledge, topic)
        assert found == on_topic(all_of_them, topic) != ()
