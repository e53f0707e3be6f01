"""Lists written as lines: each sentence names the list and the line, and shows how the line should look."""

SENTENCES = {
    "lines.actor": (
        "{field}, rad {line}: ”{name}” finns inte i registret. Rätta namnet, eller lägg till aktören först.",
        "{field}, line {line}: “{name}” is not in the register. Correct the name, or add the actor first.",
    ),
    "lines.actor_like": (
        "{field}, rad {line}: ”{name}” finns inte i registret. Menade du ”{suggestion}”?",
        "{field}, line {line}: “{name}” is not in the register. Did you mean “{suggestion}”?",
    ),
    "lines.beat": (
        "{field}, rad {line}: ”{value}” går inte att läsa. Skriv klockslag, vad och eventuellt dagar: "
        "13:00 ISF-möte mån ons fre.",
        "{field}, line {line}: “{value}” cannot be read. Write the time, what, and days if not every day: "
        "13:00 ISF-möte mån ons fre.",
    ),
    "lines.channel": (
        "Rad {line}: ”{value}” är varken telefonnummer eller e-postadress. Börja raden med Telefon, Sms, E-post eller "
        "Rakel, till exempel Telefon 019-21 00 00.",
        "Line {line}: “{value}” is neither a telephone number nor an e-mail address. Begin the line with Telefon, Sms, "
        "E-post or Rakel, for example Telefon 019-21 00 00.",
    ),
    "lines.depth": (
        "{field}, rad {line}: ”{value}” går inte att läsa. Skriv information, målbild, åtgärdsplan eller följer, "
        "med komma emellan.",
        "{field}, line {line}: “{value}” cannot be read. Write information, målbild, åtgärdsplan or följer, "
        "with commas between.",
    ),
    "lines.minutes": (
        "{field}, rad {line}: ”{value}” är inget antal minuter. Skriv raden som Rubrik | vad | 5.",
        "{field}, line {line}: “{value}” is not a number of minutes. Write the line as Title | what | 5.",
    ),
    "lines.role": (
        "{field}, rad {line}: ”{value}” är ingen roll. Skriv någon av: {known}.",
        "{field}, line {line}: “{value}” is not a role. Write one of: {known}.",
    ),
    "lines.too_many": (
        "{field}, rad {line}: raden har {found} delar och får ha högst {most}. Ta bort ett lodrätt streck (|).",
        "{field}, line {line}: the line has {found} parts and may have at most {most}. Remove a bar (|).",
    ),
}
