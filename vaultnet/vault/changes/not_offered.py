"""Names what a disk answers that does not know the call at all."""

from __future__ import annotations

import errno
from typing import Final

NOT_OFFERED: Final = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
