"""Accounts and sign-in, memberships between person and actor, links, devices, and small private state.

What actors do together is in the joint log; nothing here is. ``models`` says what is kept, the modules beside it what
may be done, one subject each: ``accounts, invitations, guests, phones, colleagues, devices, firstrun, private``.
``asking`` answers "who is this?" for each request, from memory.
"""
