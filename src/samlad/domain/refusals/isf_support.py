SENTENCES = {
    "support.already_agreed": (
        "ISF-stödet är redan överenskommet. Ändra mandatet om det behövs.",
        "The ISF support is already agreed on. Change its mandate if needed.",
    ),
    "support.hours": (
        "Ange inom hur många timmar ISF-stödet ska ha startat: 1 till {longest}.",
        "Say within how many hours the ISF support must have started: 1 to {longest}.",
    ),
    "support.mandate_missing": (
        "Skriv vad ISF:en har kommit överens om att ISF-stödet ska göra.",
        "Write what the ISF has agreed that its support shall do.",
    ),
    "support.not_agreed": (
        "Inget ISF-stöd är överenskommet nu. Anteckna först vad ISF:en har kommit överens om.",
        "No ISF support is agreed on now. First note what the ISF has agreed.",
    ),
    "support.not_staff": (
        "Personen ingår inte i ISF-stödet. Lägg till personen i bemanningen först.",
        "The person is not on the staff of the ISF support. Add the person to the staff first.",
    ),
    "support.note_missing": (
        "Skriv vad de som fortsätter behöver veta.",
        "Write what those who go on need to know.",
    ),
    "support.same_person": (
        "Överlämningen behöver två personer. Välj någon annan som tar över.",
        "A handover needs two people. Choose somebody else to take over.",
    ),
    "support.shift_backwards": (
        "Passet slutar före det börjar. Rätta tiderna.",
        "The shift ends before it begins. Correct the times.",
    ),
    "support.shift_overlaps": (
        "Personen har redan ett pass {start:%H:%M}–{end:%H:%M}. Ändra tiderna, eller ta bort det andra passet.",
        "The person already has a shift {start:%H:%M}–{end:%H:%M}. Change the times, or remove the other shift.",
    ),
    "support.shift_passed": (
        "Passet har redan slutat, {when:%H:%M}. Ange tider framåt.",
        "The shift has already ended, at {when:%H:%M}. Give times ahead.",
    ),
    "support.shift_unknown": (
        "Passet finns inte längre. Ladda om sidan för att se bemanningen nu.",
        "The shift is no longer there. Reload the page to see the staffing now.",
    ),
}
