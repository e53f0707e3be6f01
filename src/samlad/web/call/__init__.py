"""Pages of a call: raising it, the board, answers, the list to read aloud, and what a guest link shows."""
