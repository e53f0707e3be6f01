SENTENCES = {
    "contact.channel_missing": (
        "Ange minst ett sätt att nå funktionen: telefon, sms, e-post eller radio.",
        "Give at least one way to reach the function: telephone, text message, e-mail or radio.",
    ),
    "contact.columns_missing": (
        "Första raden ska vara rubriker. Det saknas: {columns}. Lägg till rubrikraden och klistra in igen.",
        "The first row must hold headings. Missing: {columns}. Add the headings and paste again.",
    ),
    "contact.deputy_unknown": (
        "Ersättaren finns inte bland kontaktpunkterna. Lägg till den först, eller välj en annan.",
        "The deputy is not among the contact points. Add it first, or choose another.",
    ),
    "contact.email_form": (
        "”{address}” ser inte ut som en e-postadress. Skriv den som namn@kommunen.se.",
        "“{address}” does not look like an e-mail address. Write it like name@council.se.",
    ),
    "contact.function_missing": (
        "Skriv vilken funktion som nås, till exempel TiB eller jourhavande chef.",
        "Write which function is reached, for example duty officer.",
    ),
    "contact.phone_form": (
        "”{address}” ser inte ut som ett telefonnummer. Börja med 0 eller +, till exempel 070-174 06 05.",
        "“{address}” does not look like a telephone number. Begin with 0 or +, for example 070-174 06 05.",
    ),
    "contact.phone_missing": (
        "Skriv ett telefonnummer, till exempel 070-174 06 05.",
        "Write a telephone number, for example 070-174 06 05.",
    ),
    "contact.radio_missing": (
        "Skriv talgrupp eller anropsnamn för radion.",
        "Write the talk group or call sign of the radio.",
    ),
    "contact.row_actor_missing": (
        "Skriv vilken aktör raden gäller.",
        "Write which actor the row is about.",
    ),
    "contact.row_actor_like": (
        "”{name}” finns inte i registret. Menade du ”{suggestion}”? Skriv namnet så, eller lägg till aktören först.",
        "“{name}” is not in the register. Did you mean “{suggestion}”? Write it so, or add the actor first.",
    ),
    "contact.row_actor_unknown": (
        "”{name}” finns inte i registret. Rätta namnet, eller lägg till aktören först.",
        "“{name}” is not in the register. Correct the name, or add the actor first.",
    ),
    "contact.row_twice": (
        "Samma aktör och funktion står redan på rad {row}. Ta bort den ena raden, eller ge dem olika funktioner.",
        "The same actor and function already stand on row {row}. Remove one, or give them different functions.",
    ),
    "contact.rule_days": (
        "En obekräftad uppgift får sparas i minst {at_least} dagar, så att den hinner frågas efter. Ange fler dagar.",
        "An unconfirmed detail is kept for at least {at_least} days, so that it can be asked about. Give more days.",
    ),
    "contact.rule_decision": (
        "Ange vilket gallringsbeslut regeln bygger på. Utan beslut gallras ingenting.",
        "Say on which disposal decision the rule rests. Without a decision nothing is destroyed.",
    ),
    "contact.unknown": (
        "Kontaktpunkten finns inte längre. Ladda om sidan för att se vilka som finns.",
        "The contact point is no longer there. Reload the page to see which there are.",
    ),
}
