SENTENCES: dict[str, tuple[str, str]] = {
    "question.actor_absent": (
        "Aktören deltar inte i ISF:en. Lägg till den som deltagare först, eller välj en annan.",
        "The actor does not take part in the ISF. Add it as a participant first, or choose another.",
    ),
    "question.already_sent": (
        "F-{number} är redan skickad vidare. Vänta på svaret, eller på att den kommer tillbaka.",
        "F-{number} has been sent on already. Wait for the answer, or for it to come back.",
    ),
    "question.answer_by_passed": (
        "Svarstiden har redan passerat. Välj en senare tid.",
        "The time to answer by has already passed. Choose a later one.",
    ),
    "question.answer_missing": (
        "Skriv svaret på frågan.",
        "Write the answer to the question.",
    ),
    "question.answered_for": (
        "En annan aktör har sagt att den svarar för F-{number}. Be den säga ifrån sig frågan först.",
        "Another actor has said that it answers for F-{number}. Ask it to decline the question first.",
    ),
    "question.at_home": (
        "F-{number} hör hemma här, så den kan inte lämnas tillbaka. Stäng den med ett skäl i stället.",
        "F-{number} is at home here, so it cannot be given back. Close it with a reason instead.",
    ),
    "question.been_there": (
        "Frågan kommer från den ISF:en. Lämna tillbaka den obesvarad i stället, med ett skäl.",
        "The question comes from that ISF. Return it unanswered instead, with a reason.",
    ),
    "question.ended": (
        "F-{number} är redan besvarad, stängd eller tillbakalämnad. Ställ en ny fråga om något kvarstår.",
        "F-{number} is already answered, closed or given back. Raise a new question if something remains.",
    ),
    "question.not_linked": (
        "ISF:erna är inte länkade. Länka dem först, så att båda ser att frågor kan skickas.",
        "The ISFs are not linked. Link them first, so that both see that questions can be sent.",
    ),
    "question.not_yours": (
        "Er aktör står inte som den som svarar för F-{number}, så det finns inget att säga ifrån sig.",
        "Your actor does not stand as the one answering for F-{number}, so there is nothing to decline.",
    ),
    "question.only_asker": (
        "F-{number} stängs av den som ställde den, av värden eller av ISF-stödet.",
        "F-{number} is closed by whoever raised it, by the host or by the ISF support.",
    ),
    "question.other_closed": (
        "Den ISF:en är avslutad och tar inte emot frågor. Välj en annan, eller kontakta värden.",
        "That ISF is closed and receives no questions. Choose another, or contact its host.",
    ),
    "question.reason_missing": (
        "Skriv skälet, så att de andra förstår varför.",
        "Write the reason, so that the others understand why.",
    ),
    "question.return_instead": (
        "F-{number} kommer från en annan ISF. Svara på den, eller lämna tillbaka den obesvarad med ett skäl.",
        "F-{number} comes from another ISF. Answer it, or return it unanswered with a reason.",
    ),
    "question.text_missing": (
        "Skriv frågan.",
        "Write the question.",
    ),
    "question.unknown": (
        "Det finns ingen F-{number} här. Kontrollera numret.",
        "There is no F-{number} here. Check the number.",
    ),
}
