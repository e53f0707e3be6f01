"""Voice calls: a text read aloud, and a pressed 1 that acknowledges."""
