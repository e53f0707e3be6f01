SENTENCES: dict[str, tuple[str, str]] = {
    "extract.actor_absent": (
        "Aktören deltar inte i ISF:en. Rikta erbjudandet till någon som deltar, eller till ISF:en.",
        "The actor does not take part in the ISF. Make the offer to one that does, or to the ISF.",
    ),
    "extract.comment_missing": (
        "Skriv kommentaren.",
        "Write the comment.",
    ),
    "extract.not_linked": (
        "ISF:erna är inte länkade. Länka dem först, så att båda ser att utdrag kan delas.",
        "The ISFs are not linked. Link them first, so that both see that extracts can be shared.",
    ),
    "extract.offer_answered": (
        "Erbjudandet är redan besvarat. Be den som lämnade det om ett nytt.",
        "The offer has been answered already. Ask whoever made it for a new one.",
    ),
    "extract.offer_missing": (
        "Skriv vad ni erbjuder.",
        "Write what you offer.",
    ),
    "extract.offer_passed": (
        "Tiden som erbjudandet gäller till har redan passerat. Välj en senare tid.",
        "The time until which the offer stands has already passed. Choose a later one.",
    ),
    "extract.other_closed": (
        "Den ISF:en är avslutad och tar inte emot utdrag. Kontakta värden om de behöver veta.",
        "That ISF is closed and receives no extracts. Contact its host if they need to know.",
    ),
    "extract.reason_missing": (
        "Skriv skälet, så att den som erbjöd förstår.",
        "Write the reason, so that whoever offered understands.",
    ),
    "extract.text_missing": (
        "Skriv vad som ska delas.",
        "Write what is to be shared.",
    ),
    "extract.unknown_offer": (
        "Erbjudandet finns inte här. Ladda om sidan för att se vilka som finns.",
        "The offer is not here. Reload the page to see which there are.",
    ),
}
