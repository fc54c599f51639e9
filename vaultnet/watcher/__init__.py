"""The watcher: one quiet loop that keeps the digest current, and can be left alone for years.

What the system tells of changes is a hint, for it loses some and says nothing of it; what the disk
says of the files is the truth, and is looked through every half minute. `loop` decides what is to
be done when, `quiet` waits until nobody writes, `page` renews the digest; `world` is where clock,
events and signals come in, so that tests can bring their own.
"""
