"""Samlad: actors agree on what to do together when society is disturbed."""
