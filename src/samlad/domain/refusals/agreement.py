SENTENCES: dict[str, tuple[str, str]] = {
    "agreement.answer_by_passed": (
        "Svarstiden har redan passerat. Välj en senare tid.",
        "The time to answer by has already passed. Choose a later one.",
    ),
    "agreement.body_missing": (
        "Skriv vem som fattar beslutet, till exempel nämnden eller förvaltningschefen.",
        "Write who takes the decision, for example the board or the head of administration.",
    ),
    "agreement.condition_missing": (
        "Skriv vilken förutsättning som gäller för ert ja.",
        "Write the condition on which you say yes.",
    ),
    "agreement.condition_needs_if": (
        "Ni har skrivit en förutsättning. Välj svaret ”ja, under förutsättning att …”, eller ta bort texten.",
        "You have written a condition. Choose the answer “yes, provided that …”, or remove the text.",
    ),
    "agreement.correction_missing": (
        "Skriv vad som är fel i svaret och vad ni menar i stället.",
        "Write what is wrong with the answer and what you mean instead.",
    ),
    "agreement.decision_in_future": (
        "Tiden för beslutet ligger framåt i tiden. Ange när beslutet fattades.",
        "The time of the decision lies in the future. Give the time when it was taken.",
    ),
    "agreement.decision_incomplete": (
        "Fyll i vem som har fattat beslutet, i vilket organ, och beslutets beteckning eller diarienummer.",
        "Fill in who took the decision, in which body, and the reference of the decision.",
    ),
    "agreement.decision_time_passed": (
        "Tiden då beslutet behövs har redan passerat. Välj en senare tid.",
        "The time when the decision is needed has already passed. Choose a later one.",
    ),
    "agreement.ended": (
        "Ö-{number} är inte längre öppen: den är återkallad, ersatt eller har löpt ut. Föreslå en ny om frågan kvarstår.",
        "Ö-{number} is no longer open: it is withdrawn, replaced or has run out. Propose a new one if the matter remains.",
    ),
    "agreement.needs_two": (
        "En överenskommelse är mellan minst två aktörer. Välj fler parter, eller skriv ett åtagande om det gäller en.",
        "An agreement is between at least two actors. Choose more parties, or write an undertaking if it concerns one.",
    ),
    "agreement.no_answer": (
        "Aktören har inget svar på den här lydelsen av Ö-{number}. Svara först.",
        "The actor has no answer to this wording of Ö-{number}. Answer first.",
    ),
    "agreement.no_condition": (
        "Svaret på Ö-{number} har ingen förutsättning att markera som uppfylld. Ladda om sidan för att se svaret nu.",
        "The answer to Ö-{number} has no condition to mark as met. Reload the page to see the answer as it stands.",
    ),
    "agreement.not_party": (
        "Aktören är inte part i Ö-{number}. Lägg till den som part först.",
        "The actor is not a party to Ö-{number}. Add it as a party first.",
    ),
    "agreement.not_told": (
        "Svaret på Ö-{number} är aktörens eget och behöver inte bekräftas. Svara på nytt om det ska ändras.",
        "The answer to Ö-{number} is the actor's own and needs no confirmation. Answer again to change it.",
    ),
    "agreement.old_wording": (
        "Texten i Ö-{number} har ändrats medan du svarade. Läs lydelse {current} och svara på den.",
        "The text of Ö-{number} changed while you were answering. Read wording {current} and answer that.",
    ),
    "agreement.only_itself": (
        "Det här gör bara aktören själv. Har den ringt om saken: skriv in ett nytt svar, enligt uppgift från den som ringde.",
        "Only the actor itself can do this. If it has telephoned: type a new answer, as told by the one who called.",
    ),
    "agreement.only_proposer": (
        "Ö-{number} ändras av den som föreslog den, av värden eller av ISF-stödet. Ge ditt förslag till dem.",
        "Ö-{number} is changed by whoever proposed it, by the host or by the ISF support. Give them your suggestion.",
    ),
    "agreement.others_answered": (
        "Andra har svarat på Ö-{number}, så den återkallas av ISF:en. Be värden, eller återkalla ert eget svar.",
        "Others have answered Ö-{number}, so the ISF withdraws it. Ask the host, or withdraw your own answer.",
    ),
    "agreement.party_absent": (
        "En av parterna deltar inte i ISF:en. Lägg till den som deltagare först, eller ta bort den som part.",
        "One of the parties does not take part in the ISF. Add it as a participant first, or remove it as a party.",
    ),
    "agreement.reason_missing": (
        "Skriv skälet, så att de andra förstår varför.",
        "Write the reason, so that the others understand why.",
    ),
    "agreement.returns_by_missing": (
        "Ange när ni återkommer senast.",
        "Give the time by which you will return.",
    ),
    "agreement.returns_by_passed": (
        "Tiden för ”återkommer senast” har redan passerat. Välj en senare tid.",
        "The time you would return by has already passed. Choose a later one.",
    ),
    "agreement.superseded_by_itself": (
        "Ö-{number} kan inte ersättas av sig själv. Välj den överenskommelse som gäller i stället.",
        "Ö-{number} cannot be replaced by itself. Choose the agreement that applies instead.",
    ),
    "agreement.text_missing": (
        "Skriv vad ni ska komma överens om. Texten läses upp för alla.",
        "Write what you are to agree on. The text is read aloud to everyone.",
    ),
    "agreement.unknown": (
        "Det finns ingen Ö-{number} här. Kontrollera numret.",
        "There is no Ö-{number} here. Check the number.",
    ),
    "agreement.validity_backwards": (
        "Överenskommelsen slutar innan den börjar. Byt plats på tiderna eller ändra en av dem.",
        "The agreement ends before it begins. Swap the times or change one of them.",
    ),
    "agreement.validity_passed": (
        "Sluttiden har redan passerat. Välj en senare tid, eller lämna den tom.",
        "The end has already passed. Choose a later time, or leave it empty.",
    ),
}
