"""Says in words why the system refused."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a disk answers that does not know the call at all.
NOT_OFFERED: Final = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})

_REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "the system does not allow it",
    errno.EDQUOT: "the disk quota is used up",
    errno.EIO: "the disk reports an error",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENFILE: "too many files are open",
    errno.ENOENT: "there is no such folder",
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "there is no such folder",
    errno.EPERM: "the system does not allow it",
    errno.EROFS: "the disk is read-only",
}


def reason(error: OSError) -> str:
    """Give the part of a sentence that says why the system refused."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
