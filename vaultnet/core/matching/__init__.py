"""Whether somebody whom a file names is a contact already: sure, doubtful, or new.

Pure: records in, verdicts out. An address (e-mail, telephone, profile) decides where the names
agree; else the whole name together with a second fact. Everything less is for the person to say.
"""
