"""Meetings on the screen: planned, led, attended, and what came of them."""
