"""Where contact is written down: one file for each kind of source."""
