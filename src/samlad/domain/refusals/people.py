"""Sentences for sign-in, links and people. A link that cannot be used never says why: that would tell an outsider something."""

SENTENCES: dict[str, tuple[str, str]] = {
    "link.gone": (
        "Länken går inte att använda. Be den som skickade den om en ny.",
        "The link cannot be used. Ask whoever sent it for a new one.",
    ),
    "people.too_many": (
        "För många försök. Vänta en kvart, eller be en kollega släppa in dig.",
        "Too many tries. Wait a quarter of an hour, or ask a colleague to let you in.",
    ),
    "people.last_keeper": (
        "Någon måste sköta aktörens användare. Gör först en annan person till behörighetsansvarig.",
        "Somebody must manage the actor's people. Make another person its keeper first.",
    ),
    "people.email": (
        "Skriv en e-postadress, till exempel anna.ek@kommunen.se.",
        "Write an e-mail address, for example anna.ek@kommunen.se.",
    ),
    "people.name": ("Skriv ditt namn, så som kollegorna känner dig.", "Write your name, as colleagues know you."),
    "people.password": ("Välj ett annat lösenord. {why}", "Choose another password. {why}"),
    "people.label": (
        "Skriv vad telefonen kallas, till exempel TiB-telefonen.",
        "Write what the phone is called, for example the duty officer's phone.",
    ),
    "people.function": (
        "Välj vilken funktion telefonen hör till.",
        "Choose which function the phone belongs to.",
    ),
    "phone.not_member": (
        "Personen hör inte längre till aktören. Välj ett annat namn.",
        "That person no longer belongs to the actor. Choose another name.",
    ),
    "let_in.gone": (
        "Ingen väntar längre med den koden. Be din kollega börja om på inloggningssidan.",
        "Nobody is waiting with that code any more. Ask your colleague to start again on the sign-in page.",
    ),
    "let_in.wrong_code": (
        "Det är inte kollegans kod. Be din kollega läsa upp den igen, och släpp inte in någon du inte känner igen.",
        "That is not your colleague's code. Ask them to read it again, and let in nobody you do not recognise.",
    ),
    "first_run.wrong_code": (
        "Det är inte koden. Den står i terminalen där Samlad startades.",
        "That is not the code. It stands in the terminal where Samlad was started.",
    ),
    "first_run.over": (
        "Det finns redan konton här. Logga in, eller be den som sköter installationen om en inbjudan.",
        "There are accounts here already. Sign in, or ask whoever keeps the installation for an invitation.",
    ),
}
