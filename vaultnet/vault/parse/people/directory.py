"""Who is meant by a link, a name, an e-mail address."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.conventions import PLACEHOLDERS, NoteKind
from vaultnet.vault.link_text import parse_destination, parse_link_text
from vaultnet.vault.parse.lines.wording import EMAIL, link_name
from vaultnet.vault.parse.markers import person_name
from vaultnet.vault.parse.values import cut
from vaultnet.vault.paths import file_name, without_extension
from vaultnet.vault.traces import target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vaultnet.core.records import Contact, Source
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

LONGEST_NAME: Final = 100  # characters; more is prose
_FAMILY_AND_GIVEN: Final = 2  # `Smith, Anna`
_WIKILINK: Final = pattern(r"!?\[\[([^\[\]]+)\]\]")
_MARKDOWN_LINK: Final = pattern(r"!?\[([^\[\]]*)\]\(([^()]*)\)")
_PLAIN: Final = pattern(r"[^\[\]|]+")  # what a wikilink can hold
_ANGLED: Final = pattern(r"<[^<>]*>")
# What stands after a name: `(CTO)`, ` - Acme`, `: late`.
_ADDITION: Final = pattern(r"\s*\(.*|\s+[-–—]\s.*|\s*:.*", re.DOTALL)
_JOINED: Final = pattern(r"\s+(?:and|и|und|&|\+)\s+|\s*[&/]\s*", re.IGNORECASE)
# Beside a link or what stands in brackets, which is NUL where texts are cut.
_JOINED_TO_LINK: Final = pattern(
    r"(?<=\0)\s{1,4}(?:and|и|und|&|\+)\s{1,4}|\s{1,4}(?:and|и|und|&|\+)\s{1,4}(?=\0)", re.IGNORECASE
)
_LETTER: Final = pattern(r"[^\W\d_]")


@frozen_record
class Meant:
    """Somebody who is meant: a contact by path, or a person without a note by name."""

    contact: str | None
    name: str


@frozen_record
class Company:
    """Everybody who took part besides the owner, each once."""

    contacts: tuple[str, ...] = ()  # paths, sorted
    others: tuple[str, ...] = ()  # names of those without a note
    besides: frozenset[str] = frozenset()  # who made the company larger, and no more is known
    counted: int = 0  # likewise, told by their number alone

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.contacts) + len(self.others) + len(self.besides) + self.counted


def company_of(meant: Sequence[Meant]) -> Company:
    """Gather those who are meant; the same contact or name twice is one."""
    if len(meant) == 1 and meant[0].contact is not None:
        return Company((meant[0].contact,))
    contacts: set[str] = set()
    others: dict[str, str] = {}
    for one in meant:
        if one.contact is not None:
            contacts.add(one.contact)
        else:
            others.setdefault(fold(one.name), one.name)
    return Company(tuple(sorted(contacts)), tuple(sorted(others.values())))


class People:
    """Tells who is meant. Names compare whole, capitals and ё aside; nothing is ever guessed."""

    def __init__(
        self, contacts: Iterable[Contact], kinds: Mapping[str, NoteKind], reading: Reading
    ) -> None:
        self._reading = reading
        self._paths: set[str] = set()
        self._files: set[str] = set()  # the names of their notes, in small letters
        # Targets that mean no contact wherever they stand, with what was asked to tell it.
        self._strangers: dict[str, tuple[str, str]] = {}
        # The same for links as they are written, and for targets, as long as nothing is asked.
        self._written_strangers: set[str] = set()
        self._written_people: dict[str, str] = {}
        self._is_strange: dict[str, bool] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._owner_paths = {path for path, kind in kinds.items() if kind is NoteKind.OWNER}
        self.owner_names: Final = _owner_names(self._owner_paths, reading)
        firsts: dict[str, frozenset[str]] = {}
        for contact in contacts:
            self._paths.add(contact.path)
            self._files.add(file_name(contact.path).lower())
            own = frozenset((contact.path,))  # one for all names that nobody else has
            for name in map(fold, names_of(contact)):
                self._names[name] = _with(self._names.get(name), own)
            first = fold(contact.name).partition(" ")[0]
            firsts[first] = _with(firsts.get(first), own)
        if reading.settings.vault.first_names:
            for first, paths in firsts.items():
                if len(paths) == 1:
                    self._names.setdefault(first, paths)

    def __getstate__(self) -> dict[str, object]:
        """Give what is kept of it between runs: `again` gives it a reading."""
        return {**vars(self), "_reading": None, "_strangers": {}}

    def again(self, reading: Reading) -> People:
        """Give the same people for a reading in which nobody is called otherwise."""
        other = copy(self)
        other._reading = reading  # noqa: SLF001  its own
        other._strangers = {}  # noqa: SLF001  likewise; most of them will be asked for no more
        return other

    def forget(self) -> None:
        """Forget what was found out of targets: most of them will be asked for no more."""
        for known in (
            self._strangers,
            self._written_strangers,
            self._written_people,
            self._is_strange,
        ):
            known.clear()

    @property
    def shared_names(self) -> Mapping[str, tuple[str, ...]]:
        """The folded names that more than one contact has, with their paths."""
        return {
            name: tuple(sorted(paths))
            for name, paths in sorted(self._names.items())
            if len(paths) > 1
        }

    @property
    def names(self) -> Mapping[str, AbstractSet[str]]:
        """The paths of the contacts that have a name, by folded name."""
        return self._names

    def may_mean(self, target: str, source: str) -> bool:
        """Tell whether a link in the note at `source` can mean a contact, by path or by name.

        Most targets have no name of a contact, nor that of a contact's file: what is found out
        so is kept for all notes.
        """
        asked = self._reading.asked
        stranger = self._strangers.get(target)
        if stranger is not None:
            asked.files.add(stranger[0])
            asked.names.add(stranger[1])
            return False
        files, name = asked.named.get(target) or asked.files_named(target), _name_in(target)
        if files and self._files.isdisjoint(files):
            asked.names.add(name)
            if name not in self._names:
                self._strangers[target] = files[0], name
                asked.files.add(files[0])
                return False
        path = self._reading.resolve(target, source)
        return path in self._paths if path is not None else bool(self._having(name))

    def may_be_among(self, written: Iterable[str]) -> list[tuple[str, str]]:
        """Give of links as they are written those that may mean a contact, with their targets.

        Links within a note are left out, and what is asked for it is not noted.
        """
        found = []
        for link in set(written) - self._written_strangers:
            target = self._written_people.get(link) or target_of(link)
            if target and not self._is_stranger(target):
                self._written_people[link] = target
                found.append((link, target))
            else:
                self._written_strangers.add(link)
        return found

    def _is_stranger(self, target: str) -> bool:
        """Tell whether a target means no contact wherever it stands; it is found out once."""
        known = self._is_strange.get(target)
        if known is None:
            files = self._reading.asked.files_named(target)
            is_file = not files or not self._files.isdisjoint(files)
            known = not is_file and _name_in(target) not in self._names
            self._is_strange[target] = known
        return known

    def linked(self, target: str, source: Source, report: Report) -> Meant | None:
        """Tell who a link means; None where it means a note of another kind, or the owner.

        It resolves as in Obsidian. Only where that finds nothing is its text tried as a name. What
        remains is a person without a note where it is written `@Name`.
        """
        path = self._reading.resolve(target, source.path)
        if path is not None:
            return Meant(path, "") if path in self._paths else None
        return self.named_by_target(target, source, report)

    def named_by_target(self, target: str, source: Source, report: Report) -> Meant | None:
        """Tell whose name the target of a link to no note is; see `linked`."""
        name, folded, _, _ = _names_in(target)
        if not name.startswith("@") and (folded in self.owner_names or not self._having(folded)):
            return None  # as most
        meant = self._known(name, source, report)
        if meant is None or meant.contact is None:
            return self._noted(meant, source, report) if meant and name.startswith("@") else None
        hint = "Link to the note itself, so that Obsidian finds it too."
        message = f"No note has the name {name}; it was read as another name of {meant.name}."
        report.note(source, "link-by-name", message, hint, about=name)
        return meant

    def only_linked(self, text: str, source: Source, report: Report) -> list[Meant]:
        """Tell who the links in a text mean, its other words left alone."""
        targets = (parse_link_text(link[1])[0] for link in _WIKILINK.finditer(text))
        meant = (self.linked(target, source, report) for target in targets)
        return [one for one in meant if one is not None]

    def unknown_of(self, target: str, source: Source) -> str | None:
        """Give the name in a link to a note that there is not; None where there is one."""
        if self._reading.resolve(target, source.path) is not None:
            return None
        return self.unknown_by_target(target)

    def unknown_by_target(self, target: str) -> str | None:
        """Give the name in the target of a link to no note, unless it is the owner's."""
        _, _, name, folded = _names_in(target)
        return None if folded in self.owner_names else name

    def named(
        self, text: str, source: Source, report: Report, *, is_item: bool = False
    ) -> list[Meant]:
        """Read a list of people as it is written: links, names, addresses, roles beside them.

        People without a note are noted as mentioned. An item of a list is one person, also where it
        is written `Smith, Anna`, unless it holds links or the whole name of somebody known.
        """
        if is_item and (one := self._as_one(text, source, report)):
            return [one]
        found = []
        for part in cut(_MARKDOWN_LINK.sub(partial(self._as_wikilink, source), text)):
            if not _WIKILINK.search(part):
                found += self._by_names(part, source, report)
                continue
            for piece in cut(part, _JOINED_TO_LINK):
                links = [link[1] for link in _WIKILINK.finditer(piece)]
                if links:
                    found += self._by_links(links, source, report)
                elif self._names_somebody(piece):
                    found += self._by_names(piece, source, report)
        return found

    def names_owner(self, text: str, source: str) -> bool:
        """Tell whether a list of people in the note at `source` names the owner of the vault."""
        for part in cut(_MARKDOWN_LINK.sub(r"\1", text)):
            links = [parse_link_text(link[1])[0] for link in _WIKILINK.finditer(part)]
            if any(self._reading.resolve(one, source) in self._owner_paths for one in links):
                return True
            names = [without_extension(file_name(one)) for one in links] or [_clean(part)]
            if not all(map(self._is_other, names)):
                return True
        return False

    def _as_one(self, text: str, source: Source, report: Report) -> Meant | None:
        """Tell who an item with a comma means as a whole; None where it has several people."""
        parts = cut(text)
        if len(parts) == 1 or _WIKILINK.search(text) or _MARKDOWN_LINK.search(text):
            return None
        names = [_clean(text)]
        if len(parts) == _FAMILY_AND_GIVEN:
            names.append(f"{_clean(parts[1])} {_clean(parts[0])}")
        known = next((one for one in names if self._having(fold(one.removeprefix("@")))), None)
        if known is None and any(map(self._is_whole_name, parts)):
            return None
        name = known or names[0]
        meant = self._known(name, source, report) if _is_name(name) else None
        return meant and self._noted(meant, source, report)

    def _is_whole_name(self, part: str) -> bool:
        """Tell whether a part is somebody's address, or a known name of more than one word."""
        name = _clean(part).removeprefix("@")
        return EMAIL.search(part) is not None or (" " in name and bool(self._having(fold(name))))

    def _as_wikilink(self, source: Source, link: re.Match[str]) -> str:
        """Write a Markdown link to a note as a wikilink; any other stays as it is."""
        written = link[2].strip().removeprefix("<").removesuffix(">")
        target = (parse_destination(written) or ("",))[0]
        known = target and self._reading.resolve(target, source.path) is not None
        return f"[[{target}|{link[1]}]]" if known and _PLAIN.fullmatch(target) else link[0]

    def _names_somebody(self, piece: str) -> bool:
        """Tell whether words beside a link are a name: `[[X]] and Boris`, not `[[X]] and a dog`."""
        return piece[:1].isupper() or bool(self._having(fold(_clean(piece).removeprefix("@"))))

    def _by_links(self, inners: Iterable[str], source: Source, report: Report) -> list[Meant]:
        found = []
        for inner in inners:
            target, _, _ = parse_link_text(inner)
            meant = self.linked(target, source, report)
            if meant is None:
                name = self.unknown_of(target, source)
                meant = Meant(None, name) if name else None
            if meant is not None:
                found.append(self._noted(meant, source, report))
        return found

    def _by_names(self, part: str, source: Source, report: Report) -> list[Meant]:
        part = " ".join(_MARKDOWN_LINK.sub(r"\1", part).split())
        whole = self._known(_clean(part), source, report)
        if whole is not None and whole.contact is not None:
            return [whole]
        found = []
        for piece in cut(part, _JOINED):
            meant = self._one(piece, source, report)
            if meant is not None:
                found.append(self._noted(meant, source, report))
        return found

    def _one(self, piece: str, source: Source, report: Report) -> Meant | None:
        """Tell who one name means, by the e-mail address beside it first."""
        address = EMAIL.search(piece)
        if address:
            meant = self._known(address[0], source, report)
            if meant is None or meant.contact is not None:
                return meant
            rest = _ANGLED.sub(" ", piece).replace(address[0], " ")
            piece = rest if _LETTER.search(rest) else address[0]
            if piece == address[0]:
                return meant
        name = _clean(piece)
        return self._known(name, source, report) if _is_name(name) else None

    def _known(self, name: str, source: Source, report: Report) -> Meant | None:
        """Look a name up; None for the owner, a person without a note where nobody has it."""
        bare = name.removeprefix("@").strip()
        if not self._is_other(bare):
            return None
        paths = self._having(fold(bare))
        if len(paths) == 1:
            path = next(iter(paths))
            return Meant(path, file_name(without_extension(path)))
        if paths:
            candidates = ", ".join(sorted(paths))
            message = f"{bare} is a name of more than one contact: {candidates}."
            hint = "Write a link to the one that is meant."
            report.warn(source, "ambiguous-name", message, hint, about=bare)
        return Meant(None, bare)

    def _noted(self, meant: Meant, source: Source, report: Report) -> Meant:
        if meant.contact is None and not self._having(fold(meant.name)):
            note_absent(meant.name, source, report)
        return meant

    def _having(self, name: str) -> AbstractSet[str]:
        """Give the paths of the contacts that have a folded name."""
        self._reading.asked.names.add(name)
        return self._names.get(name, frozenset())

    def _is_other(self, name: str) -> bool:
        return fold(_without_at(name)) not in self.owner_names


def note_absent(name: str, source: Source, report: Report) -> None:
    """Note that somebody is named who has no note yet."""
    report.mention(name, source)
    hint = "Write a note for them, or add the name to the aliases of the note they have."
    report.note(source, "no-note-yet", f"{name} has no note yet.", hint, about=name)


def names_of(contact: Contact) -> set[str]:
    """Give every name that a contact answers to: note, name, aliases, e-mail addresses."""
    file = file_name(without_extension(contact.path))
    names = {file, person_name(file) or file, contact.name, *contact.aliases, *contact.emails}
    return {name.removeprefix("@").strip() for name in names} - {""}


@lru_cache(maxsize=1 << 12)  # the same people are linked to from very many notes
def _name_in(target: str) -> str:
    """Give the folded name that the target of a link may be of somebody."""
    return fold(without_extension(file_name(target)).removeprefix("@"))


@lru_cache(maxsize=1 << 10)  # of one entry each link is asked for them a few times
def _names_in(target: str) -> tuple[str, str, str | None, str]:
    """Give the name in the target of a link and its fold, then both without quotes and role.

    The name without them is None where it can be nobody's.
    """
    written = without_extension(file_name(target))
    name, bare = written.strip(), _clean(written)
    folded = fold(name)
    folded_bare = folded if bare == name and bare[:1] != "@" else fold(_without_at(bare))
    return name, folded, bare if _is_name(bare) else None, folded_bare


def _without_at(name: str) -> str:
    return name.removeprefix("@").strip()


def naming_of(contact: Contact) -> tuple[str, set[str]]:
    """Give all by which a contact is called, as far as it can tell who is meant."""
    return contact.name, names_of(contact)


def _with(some: frozenset[str] | None, own: frozenset[str]) -> frozenset[str]:
    return own if some is None or some == own else some | own


def _owner_names(paths: Iterable[str], reading: Reading) -> set[str]:
    """Give the folded names of the owner: the words for it, the settings', those of the note."""
    names = {word for word, kind in reading.words.kinds.items() if kind == NoteKind.OWNER}
    setting = reading.settings.vault.owner
    if setting:
        names |= {fold(setting), fold(file_name(without_extension(setting)))}
    for path in paths:
        note = reading.notes[path]
        names |= {fold(name) for name in (note.name, *note.aliases)}
        for key, value in note.properties.items():
            if reading.meaning(key) == "email":
                names |= {fold(address) for address in EMAIL.findall(str(value))}
    return names


def _clean(text: str) -> str:
    """Give a name without quotes, emphasis, role and sign."""
    if text.replace(" ", "").isalnum():
        return text.strip(" ")  # as most
    text = _ADDITION.sub("", link_name(text.strip().strip("*_\"'`“”«» \t")))
    return text.strip("*_\"'`“”«».,;!? \t")


def _is_name(name: str) -> bool:
    if len(name) > LONGEST_NAME or name[:1].isdigit() or "://" in name:
        return False
    return (name[:1].isalpha() or bool(_LETTER.search(name))) and fold(name) not in PLACEHOLDERS
