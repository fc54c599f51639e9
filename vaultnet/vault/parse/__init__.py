"""Notes to records: contacts, interactions, problems, in the conventions of real vaults.

`network` puts it all together and `kinds` says what each note is. What one line says is read in
`lines`, who somebody is in `people`; each place where contact is written down has a file of its own
in `interactions`, and what is not contact itself (promises, events, groups, …) one in `affairs`.
"""

from vaultnet.vault.parse.network import parse_network

__all__ = ["parse_network"]
