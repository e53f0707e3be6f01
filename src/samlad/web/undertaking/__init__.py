"""Undertakings on the screen: proposed by anyone, moved only by the actor whose it is."""
