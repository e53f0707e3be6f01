SENTENCES: dict[str, tuple[str, str]] = {
    "note.empty": (
        "Det finns ingen text att dela än. Skriv något först.",
        "There is no text to share yet. Write first.",
    ),
    "note.personal_number": (
        "Texten innehåller något som liknar ett personnummer: {found}. Ta bort det, eller kryssa i att det ska delas ändå.",
        "The text holds something that looks like a personal identity number: {found}. Remove it, or tick that it is to "
        "be shared all the same.",
    ),
    "note.no_readers": (
        "Välj minst en annan aktör som ska kunna läsa, eller dela med alla deltagare.",
        "Choose at least one other actor that is to read, or share with everyone who takes part.",
    ),
    "note.reader_unknown": (
        "En av aktörerna deltar inte längre i ISF:en. Ladda om sidan och välj läsare igen.",
        "One of the actors no longer takes part in the ISF. Reload the page and choose readers again.",
    ),
    "note.unknown": (
        "Noteringen finns inte i den här loggen. Ladda om sidan.",
        "There is no such note in this log. Reload the page.",
    ),
    "note.not_yours": (
        "Noteringen delades av en annan aktör. Bara den kan rätta den; skriv en egen notering i stället.",
        "The note was shared by another actor, which alone can correct it; write a note of your own instead.",
    ),
    "draft.changed": (
        "Texten har ändrats sedan du läste den. Läs den igen nedan och dela sedan.",
        "The text has changed since you read it. Read it again below and then share.",
    ),
    "draft.too_long": (
        "Texten är {length} tecken och ett utkast rymmer {longest}. Korta den, eller dela upp den i två utkast.",
        "The text has {length} characters and a draft holds {longest}. Shorten it, or divide it into two drafts.",
    ),
    "draft.batch_too_large": (
        "Ändringen är för stor för att tas emot på en gång. Klistra in en mindre del i taget.",
        "The change is too large to be received at once. Paste a smaller part at a time.",
    ),
    "draft.unreadable": (
        "Ändringen gick inte att läsa. Kopiera det du skrev, ladda om sidan och klistra in det.",
        "The change could not be read. Copy what you wrote, reload the page and paste it.",
    ),
    "draft.stays": (
        "Ett utkast som fler aktörer kan öppna tas inte bort. Ersätt texten i stället.",
        "A draft that more actors can open is not deleted. Replace the text instead.",
    ),
    "draft.own_only": (
        "Bara ett eget utkast kan öppnas för fler aktörer.",
        "Only a draft of your own can be opened to more actors.",
    ),
}
