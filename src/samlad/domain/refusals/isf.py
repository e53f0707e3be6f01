SENTENCES = {
    "isf.already_active": (
        "ISF:en är redan aktiv. Ladda om sidan för att se läget nu.",
        "The ISF is already active. Reload the page to see how things stand.",
    ),
    "isf.already_takes_part": (
        "Aktören deltar redan. Välj den i deltagarlistan om du vill ändra hur den deltar.",
        "The actor already takes part. Choose it in the list of participants to change how.",
    ),
    "isf.beat_time": (
        "Rytmens tider skrivs som 13:00, och varje tid behöver en rad om vad som sker. Rätta ”{time}”.",
        "Write the times of the rhythm like 13:00, each with a line on what happens. Correct “{time}”.",
    ),
    "isf.closed": (
        "ISF:en är avslutad. Värden kan öppna den igen om arbetet behöver fortsätta.",
        "The ISF is closed. The host can reopen it if the work needs to go on.",
    ),
    "isf.does_not_take_part": (
        "Aktören deltar inte i den här ISF:en. Lägg till den som deltagare först.",
        "The actor does not take part in this ISF. Add it as a participant first.",
    ),
    "isf.exists": (
        "ISF:en finns redan. Gå till den i stället för att skapa den en gång till.",
        "The ISF exists already. Go to it instead of creating it once more.",
    ),
    "isf.host_stays": (
        "Värden deltar så länge ISF:en pågår. Avsluta ISF:en när arbetet är klart.",
        "The host takes part for as long as the ISF goes on. Close the ISF when the work is done.",
    ),
    "isf.linked_to_itself": (
        "Välj en annan ISF att länka till; den här kan inte länkas till sig själv.",
        "Choose another ISF to link to; this one cannot be linked to itself.",
    ),
    "isf.name_missing": (
        "Ge ISF:en ett namn, till exempel ”Lokal ISF Örebro”.",
        "Give the ISF a name, for example “Local ISF Örebro”.",
    ),
    "isf.not_active": (
        "Bara en aktiv ISF kan vila. Ladda om sidan för att se läget nu.",
        "Only an active ISF can be paused. Reload the page to see how things stand.",
    ),
    "isf.not_closed": (
        "ISF:en är inte avslutad, så den behöver inte öppnas igen. Ladda om sidan för att se läget nu.",
        "The ISF is not closed, so it need not be reopened. Reload the page to see how things stand.",
    ),
    "isf.only_host_opens": (
        "En ISF skapas av den aktör som är värd. Välj din egen aktör som värd.",
        "An ISF is opened by the actor that hosts it. Choose your own actor as host.",
    ),
    "isf.role_held": (
        "Någon har redan rollen. Be den som har den lämna över den, eller ta över den med en överlämning.",
        "Somebody already has the role. Ask them to hand it over, or take it over with a handover note.",
    ),
    "isf.role_needs_person": (
        "En roll tas av en person. Logga in med ditt eget konto för att ta den.",
        "A role is taken by a person. Sign in with your own account to take it.",
    ),
    "isf.role_not_held": (
        "Ingen har rollen, så det finns inget att lämna över. Den som vill kan ta den direkt.",
        "Nobody has the role, so there is nothing to hand over. Whoever wants it can take it at once.",
    ),
    "isf.role_note_missing": (
        "Skriv vad den som tar över behöver veta.",
        "Write what the one who takes over needs to know.",
    ),
    "isf.what_missing": (
        "Skriv med några ord vad det gäller. Det är det första de som kallas behöver veta.",
        "Write in a few words what it is about. It is the first thing that those who are called need to know.",
    ),
    "isf.when_missing": (
        "Ange när ISF:en ska mötas. Tiden går att ändra sedan.",
        "Say when the ISF is to meet. The time can be changed later.",
    ),
}
