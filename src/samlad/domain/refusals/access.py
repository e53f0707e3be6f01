SENTENCES = {
    "access.denied": (
        "Det här kan du inte göra som den du skriver som nu. Byt vem du skriver som, eller be värden för ISF:en.",
        "You cannot do this in the capacity you write in now. Change it, or ask the host of the ISF.",
    ),
    "access.not_your_actor": (
        "Varje aktör svarar för sig. Skriv som den aktören, eller ange vem som lämnade uppgiften, hur och när.",
        "Each actor answers for itself. Write as that actor, or say who told you, how and when.",
    ),
    "access.told_by_whom": (
        "Ange vem som lämnade uppgiften, hur (till exempel per telefon) och när.",
        "Say who told you, how (for example by telephone) and when.",
    ),
}
