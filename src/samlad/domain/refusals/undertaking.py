SENTENCES: dict[str, tuple[str, str]] = {
    "undertaking.actor_absent": (
        "Aktören deltar inte i ISF:en. Lägg till den som deltagare först, eller välj en annan.",
        "The actor does not take part in the ISF. Add it as a participant first, or choose another.",
    ),
    "undertaking.cannot_move": (
        "Åtagandet Å-{number} kan inte ändras så från det läge det har nu. Ladda om sidan för att se läget.",
        "Undertaking Å-{number} cannot be changed that way as it stands now. Reload the page to see how it stands.",
    ),
    "undertaking.due_missing": (
        "Ange senast när, så att alla vet när det ska vara gjort.",
        "Give the time it is to be done by, so that everyone knows.",
    ),
    "undertaking.due_passed": (
        "Tiden har redan passerat. Välj en tid framåt.",
        "That time has already passed. Choose a time ahead.",
    ),
    "undertaking.not_offered": (
        "Å-{number} är inte erbjudet till er just nu. Ladda om sidan för att se vem det är erbjudet till.",
        "Å-{number} is not offered to you now. Reload the page to see whom it is offered to.",
    ),
    "undertaking.not_told": (
        "Det som står om Å-{number} har aktören själv skrivit, så det behöver inte bekräftas.",
        "What stands about Å-{number} was written by the actor itself, so it needs no confirmation.",
    ),
    "undertaking.offered_to_itself": (
        "Åtagandet är redan aktörens. Välj en annan aktör att erbjuda det till.",
        "The undertaking is the actor's already. Choose another actor to offer it to.",
    ),
    "undertaking.only_itself": (
        "Det här gör bara aktören själv. Har aktören ringt om saken: ändra åtagandet enligt uppgift från den som ringde.",
        "Only the actor itself can do this. If it has telephoned: change the undertaking as told by the one who called.",
    ),
    "undertaking.only_proposer": (
        "Förslaget Å-{number} tas tillbaka av den som lade det, av värden eller av ISF-stödet.",
        "The proposal Å-{number} is taken back by whoever made it, by the host or by the ISF support.",
    ),
    "undertaking.reason_missing": (
        "Skriv skälet, så att de andra förstår varför.",
        "Write the reason, so that the others understand why.",
    ),
    "undertaking.unknown": (
        "Det finns inget Å-{number} här. Kontrollera numret.",
        "There is no Å-{number} here. Check the number.",
    ),
    "undertaking.what_missing": (
        "Skriv vad aktören ska göra.",
        "Write what the actor is to do.",
    ),
}
