"""Reads what other programs have of people: the bytes of a file to records; touches no vault."""
