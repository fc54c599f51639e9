"""Notes to records: contacts, interactions, problems, in the conventions of real vaults.

`network` puts it all together; `kinds` says what each note is; `contacts` reads people's notes;
each source of interactions has a file of its own, listed in `interactions.SOURCES`.
"""

from vaultnet.vault.parse.network import parse_network

__all__ = ["parse_network"]
