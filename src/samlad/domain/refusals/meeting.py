SENTENCES: dict[str, tuple[str, str]] = {
    "meeting.collides": (
        "{actors} har ett annat ISF-möte som börjar {at}. Välj en annan tid, eller kryssa i att mötet ska planeras ändå.",
        "{actors} has another ISF meeting that begins {at}. Choose another time, or tick that it is to be planned anyway.",
    ),
    "meeting.actor_absent": (
        "Aktören deltar inte i ISF:en. Lägg till den som deltagare först.",
        "The actor does not take part in the ISF. Add it as a participant first.",
    ),
    "meeting.deadline": (
        "Lägesrapporterna ska vara inne efter nu och senast när mötet börjar. Välj en annan tid.",
        "The reports must be due after now and no later than the meeting begins. Choose another time.",
    ),
    "meeting.ended": (
        "Möte {number} är redan avslutat eller inställt. Planera ett nytt möte.",
        "Meeting {number} has already ended or been cancelled. Plan a new meeting.",
    ),
    "meeting.joining_missing": (
        "Skriv ett telefonnummer att ringa, eller en länk.",
        "Write a number to call, or a link.",
    ),
    "meeting.minutes": (
        "Ange hur länge mötet varar, mellan 1 minut och ett dygn.",
        "Give the length of the meeting, between one minute and a day.",
    ),
    "meeting.name_missing": (
        "Skriv namnet på den som deltar för aktören.",
        "Write the name of whoever attends for the actor.",
    ),
    "meeting.next_deadline": (
        "Lägesrapporterna ska vara inne efter nu och senast när nästa möte börjar. Välj en annan tid.",
        "The reports must be due after now and no later than the next meeting begins. Choose another time.",
    ),
    "meeting.next_passed": (
        "Tiden för nästa möte har redan passerat. Välj en senare tid.",
        "The time of the next meeting has already passed. Choose a later one.",
    ),
    "meeting.no_item": (
        "Dagordningen har ingen punkt {item}. Ladda om sidan för att se dagordningen nu.",
        "The agenda has no item {item}. Reload the page to see the agenda as it stands.",
    ),
    "meeting.not_in_round": (
        "Aktören står inte i turordningen just nu. Starta laget runt, eller markera att den vill säga något.",
        "The actor is not in the speaking order now. Start the round, or mark that it wants to speak.",
    ),
    "meeting.not_planned": (
        "Möte {number} är inte längre planerat: det har börjat, avslutats eller ställts in. Ladda om sidan.",
        "Meeting {number} is no longer planned: it has begun, ended or been cancelled. Reload the page.",
    ),
    "meeting.not_present": (
        "Den personen är inte noterad som närvarande. Ladda om sidan för att se vilka som är med.",
        "That person is not noted as present. Reload the page to see who is.",
    ),
    "meeting.not_under_way": (
        "Möte {number} pågår inte. Starta mötet först.",
        "Meeting {number} is not under way. Start the meeting first.",
    ),
    "meeting.reason_missing": (
        "Skriv varför mötet ställs in, så att de andra förstår.",
        "Write why the meeting is cancelled, so that the others understand.",
    ),
    "meeting.round_over": (
        "Alla har haft ordet. Välj en aktör, eller starta laget runt igen.",
        "Everyone has had the floor. Choose an actor, or start the round again.",
    ),
    "meeting.same_time": (
        "Det finns redan ett möte på den tiden. Välj en annan tid, eller öppna det mötet.",
        "There is a meeting at that time already. Choose another time, or open that meeting.",
    ),
    "meeting.seconds": (
        "Ange hur många sekunder varje aktör har, högst en kvart.",
        "Give the number of seconds for each actor, at most a quarter of an hour.",
    ),
    "meeting.time_passed": (
        "Den tiden har redan passerat. Välj en tid framåt, eller starta mötet nu.",
        "That time has already passed. Choose a time ahead, or start the meeting now.",
    ),
    "meeting.under_way": (
        "Möte {number} pågår. Avsluta det innan nästa startas.",
        "Meeting {number} is under way. End it before starting the next.",
    ),
}
