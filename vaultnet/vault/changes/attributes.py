"""Gives a new file what belongs to an old one beside its bytes: mode, owner, attributes, rights."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Final

from vaultnet.vault.changes.not_offered import NOT_OFFERED

# Of these a name tells that they are the person's own; the system's own are kept where it lets us.
_PERSONAL: Final = "user."
_RIGHTS: Final = "system.posix_acl_access"
_NOT_ALLOWED: Final = {*NOT_OFFERED, errno.EPERM, errno.EACCES}


def copy_attributes(source: int, target: int) -> None:
    """Copy mode, owner, extended attributes and access lists from one open file to another.

    The owner is kept where the system allows it, the attributes wherever they can be. Raises
    `OSError`, `ENOSPC` among others, for what could be kept but was not.
    """
    status = os.fstat(source)
    if hasattr(os, "fchown"):
        _copy_owner(status, target)
    if hasattr(os, "listxattr"):
        _drop_inherited(source, target)
    if hasattr(os, "fchmod"):
        os.fchmod(target, status.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        _copy_extended(source, target)
    if sys.platform == "darwin":
        _copy_as_macos(source, target)


def _copy_owner(status: os.stat_result, target: int) -> None:
    own = os.fstat(target)
    if (own.st_uid, own.st_gid) == (status.st_uid, status.st_gid):
        return
    try:
        os.fchown(target, status.st_uid, status.st_gid)
    except PermissionError:
        with suppress(PermissionError):
            os.fchown(target, -1, status.st_gid)


def _drop_inherited(source: int, target: int) -> None:
    """Take back the rights that a folder gives to every new file, where the note has none."""
    if _RIGHTS in _names(target) and _RIGHTS not in _names(source):
        os.removexattr(target, _RIGHTS)


def _copy_extended(source: int, target: int) -> None:
    for name in _names(source):
        try:
            os.setxattr(target, name, os.getxattr(source, name))
        except OSError as error:
            if name.startswith(_PERSONAL) or error.errno not in _NOT_ALLOWED:
                raise


def _names(descriptor: int) -> list[str]:
    try:
        return os.listxattr(descriptor)
    except OSError as error:
        if error.errno in NOT_OFFERED:
            return []
        raise


def _copy_as_macos(source: int, target: int) -> None:
    """Copy extended attributes and access lists by `fcopyfile`: Python has no call for them."""
    import ctypes  # noqa: PLC0415  not needed elsewhere

    access_lists, extended = 1 << 0, 1 << 2  # COPYFILE_ACL, COPYFILE_XATTR of copyfile.h
    system = ctypes.CDLL(None, use_errno=True)
    if system.fcopyfile(source, target, None, access_lists | extended) != 0:
        code = ctypes.get_errno()
        if code not in _NOT_ALLOWED:
            raise OSError(code, os.strerror(code))
