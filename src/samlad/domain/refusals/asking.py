"""What any page may have to refuse before a subject is asked: something typed, something sent twice, nothing to start from."""

SENTENCES = {
    "desk.key_reused": (
        "Det här är redan skickat med annat innehåll. Se vad som står nu, och skriv en rättelse om något blev fel.",
        "This has already been sent with other content. See what stands now, and write a correction if something is wrong.",
    ),
    "desk.unwritable": (
        "Just nu går inget att spara. Det du skrev finns kvar här; försök igen om en stund.",
        "Nothing can be saved just now. What you wrote is still here; try again in a while.",
    ),
    "field.choice": (
        "”{value}” går inte att välja här. Välj något i listan.",
        "“{value}” cannot be chosen here. Choose something in the list.",
    ),
    "field.number": (
        "”{value}” är inget heltal. Skriv med siffror, till exempel 15.",
        "“{value}” is not a whole number. Write it in digits, for example 15.",
    ),
    "field.time": (
        "”{value}” går inte att läsa som en tid. Skriv datum och klockslag, till exempel 2026-02-09 13:00.",
        "“{value}” cannot be read as a time. Write the date and the time of day, for example 2026-02-09 13:00.",
    ),
    "field.unchosen": (
        "Inget är valt. Välj ett svar.",
        "Nothing is chosen. Choose an answer.",
    ),
    "opening.no_template": (
        "Mallen finns inte längre. Välj en annan, eller börja med den tomma.",
        "The template is no longer there. Choose another, or start with the blank one.",
    ),
    "text.too_long": (
        "Texten är {length} tecken och får vara högst {longest}. Korta den, eller dela den på flera.",
        "The text is {length} characters long and may be at most {longest}. Shorten it, or divide it.",
    ),
}
