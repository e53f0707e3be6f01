"""Agreements on the screen: proposed, read aloud, answered by each party for itself."""
