"""Patterns are compiled when they are first used, and are what `re` makes of them."""

from __future__ import annotations

import ast
import gc
import pkgutil
import re
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import vaultnet
from vaultnet.core.patterns import Compiled, Uncompiled, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE: Final = Path(vaultnet.__file__).parent
MODULES: Final = sorted(path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py"))
AT_LEAST: Final = 400  # patterns in the house


def test_it_answers_as_the_pattern_of_re() -> None:
    late, plain = pattern(r"(?P<head>[a-z])(\d+)", re.IGNORECASE), re.compile("(?i)([a-z])([0-9]+)")
    text = "a1 B22 c"
    for method in ("match", "search"):
        assert getattr(late, method)(text)[0] == getattr(plain, method)(text)[0]
    assert late.fullmatch(text) is None
    assert late.findall(text) == plain.findall(text)
    assert [one.span() for one in late.finditer(text, 1)] == [(3, 6)]
    assert late.split(text) == plain.split(text)
    assert late.sub(r"\2", text) == plain.sub(r"\2", text)
    assert late.subn("", text) == (plain.sub("", text), 2)
    assert (late.groups, dict(late.groupindex)) == (2, {"head": 1})
    assert late.flags == re.IGNORECASE | re.UNICODE
    assert late.pattern == r"(?P<head>[a-z])(\d+)"


def test_it_takes_bytes() -> None:
    found = pattern(rb"\w+").search("é x".encode())
    assert found is not None
    assert found[0] == b"x"


def test_it_is_compiled_when_it_is_first_used() -> None:
    late = pattern("(")
    assert late.pattern == "("
    assert repr(late) == "pattern('(')"
    with pytest.raises(re.error, match="unterminated"):
        late.match("")
    used: Any = pattern("a")
    assert type(used) is Uncompiled
    assert used.match("a")
    assert type(used) is Compiled


def test_what_no_pattern_has_is_refused() -> None:
    with pytest.raises(AttributeError):
        pattern("a").replace  # type: ignore[attr-defined]  # noqa: B018  asked for alone


def test_threads_that_are_first_at_once_all_get_it() -> None:
    for _ in range(50):
        late, gate = pattern("[a-z]{1,3}x"), threading.Barrier(4)
        found: list[bool] = []

        def ask(
            late: re.Pattern[str] = late,
            found: list[bool] = found,
            gate: threading.Barrier = gate,
        ) -> None:
            re.purge()
            gate.wait()
            found.append(bool(late.fullmatch("abx")) and late.groups == 0)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert found == [True] * 4


def test_every_pattern_of_the_house_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(vaultnet.__path__, "vaultnet."):
        import_module(module.name)
    gc.unfreeze()  # a watcher that a test ran has put all aside that there was
    patterns: list[Any] = [one for one in gc.get_objects() if isinstance(one, Compiled)]
    assert len(patterns) > AT_LEAST
    assert all(one.groups >= 0 for one in patterns)


def at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """Give what of a module is done when it is imported."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from at_import(node)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_compiles_when_it_is_imported(module: str) -> None:
    tree = ast.parse((HOUSE / module).read_text(encoding="utf-8"))
    assert not [
        node.lineno
        for node in at_import(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) == ("re", "compile")
    ], "give it to vaultnet.core.patterns.pattern"
