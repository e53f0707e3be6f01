SENTENCES: dict[str, tuple[str, str]] = {
    "closing.left_over": (
        "Det här återstår: {left}. Erbjud vart och ett till en namngiven aktör, avsluta det med ett skäl, "
        "eller ange att ingen har tagit över.",
        "This is left: {left}. Offer each to a named actor, end it with a reason, or state that nobody has taken it over.",
    ),
    "closing.meeting_under_way": (
        "Möte {number} pågår. Avsluta mötet först, så att det får sin sammanfattning.",
        "Meeting {number} is under way. End the meeting first, so that it gets its summary.",
    ),
}
