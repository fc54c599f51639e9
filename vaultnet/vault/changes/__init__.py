"""Changes to notes: guarded, whole, and never over what somebody else wrote.

A `Change` says what a note held when it was read and what it is to hold. `apply` does it, or says
in one sentence why not; `apply_edit` reads and works out anew where the note moved meanwhile;
`sweep` clears up after a process that was killed. The other files hold one idea each: the place,
the temporary file, the exchange of two names, the attributes, the copies that are kept.
"""

from vaultnet.vault.changes.apply import apply
from vaultnet.vault.changes.change import Change
from vaultnet.vault.changes.edit import apply_edit
from vaultnet.vault.changes.sweep import sweep

__all__ = ["Change", "apply", "apply_edit", "sweep"]
