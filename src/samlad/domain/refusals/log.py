"""What the state of a log itself may refuse."""

SENTENCES: dict[str, tuple[str, str]] = {
    "log.corrupt": (
        "Notering {number} i loggen går inte att läsa. Det som står före den syns som vanligt, men inget nytt sparas här "
        "förrän driftansvarig har kört samlad verify. Det du skrev finns kvar på skärmen.",
        "Entry {number} of the log cannot be read. What stands before it is shown as usual, but nothing new is saved here "
        "until whoever runs the service has run samlad verify. What you wrote is still on the screen.",
    ),
}
