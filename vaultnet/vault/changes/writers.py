"""Asks the system whether a program has a file open for writing at this moment."""

from __future__ import annotations

import errno
import signal
import sys

if sys.platform == "linux":
    import fcntl

    def has_writer(descriptor: int) -> bool:
        """Tell whether anybody has the open file open for writing; False where that is unknown.

        Linux grants a read lease only on a file that nobody writes to; it is given back at once.
        A program that saves in place empties the file and fills it afterwards: between the two
        the file must not be taken from under it.
        """
        try:
            # Whoever opens the file in this very moment waits for us, and we are told by a
            # signal; that of leases would end the process, this one is ignored by default.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        return False

else:

    def has_writer(descriptor: int) -> bool:  # noqa: ARG001  no other system can be asked
        """Tell that nothing is known of writers."""
        return False
