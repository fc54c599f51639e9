"""The judgement: pure records and rules, with no files, no clock and no YAML."""
