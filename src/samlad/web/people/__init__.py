"""Pages for getting in and out, for one's own things, and for an actor's people and duty phones.

allauth draws sign-in, passwords, passkeys, codes (``accounts/``); everything here is what it does not know of.
"""
