SENTENCES = {
    "call.already_acknowledged": (
        "Aktören har redan kvitterat, så ingen ersättare behöver kallas. Ladda om tavlan för att se läget nu.",
        "The actor has already acknowledged, so no deputy need be called. Reload the board to see how things stand.",
    ),
    "call.called_twice": (
        "En aktör står två gånger. Varje aktör kallas en gång; ta bort den ena raden eller se aktörens rad på tavlan.",
        "An actor is listed twice. Each actor is called once; remove one row, or see the actor's row on the board.",
    ),
    "call.deputy_minutes": (
        "Ange efter hur många minuter ersättaren kallas: 1 till {longest}.",
        "Say after how many minutes the deputy is called: 1 to {longest}.",
    ),
    "call.ended": (
        "Kallelsen är avslutad, så inget mer behöver göras här. Kontakta värden om du ändå vill lämna besked.",
        "The call has ended, so nothing more need be done here. Contact the host if you still want to reply.",
    ),
    "call.joining_missing": (
        "Skriv hur man deltar: ett telefonnummer, en länk eller en plats.",
        "Say how to join: a telephone number, a link or a place.",
    ),
    "call.meeting_passed": (
        "Mötestiden {when:%H:%M} har redan varit. Ange en tid framåt.",
        "The meeting time {when:%H:%M} has passed. Give a time ahead.",
    ),
    "call.no_more_contacts": (
        "Det finns ingen fler att kalla. Ring samma kontakt igen, eller notera om aktören larmas på annat sätt.",
        "There is no further contact to call. Ring the same one again, or note it if the actor is alarmed in another way.",
    ),
    "call.no_recipients": (
        "Välj minst en aktör att kalla.",
        "Choose at least one actor to call.",
    ),
    "call.not_an_alarm": (
        "Ersättare kallas bara vid larm, inte vid mötesinbjudan. Ring den inbjudna aktören i stället.",
        "Deputies are called for an alarm only, not for an invitation. Ring the invited actor instead.",
    ),
    "call.not_an_invitation": (
        "Bara en mötesinbjudan kan flyttas. Dra tillbaka larmet och larma på nytt med rätt tid.",
        "Only an invitation can be moved. Withdraw the alarm and raise a new one with the right time.",
    ),
    "call.not_called": (
        "Aktören är inte kallad här. Lägg till den i kallelsen först.",
        "The actor has not been called here. Add it to the call first.",
    ),
    "call.reply_after_meeting": (
        "Svarstiden ligger efter mötet, som börjar {when:%H:%M}. Ange en tidigare svarstid.",
        "The time to reply is after the meeting, which begins at {when:%H:%M}. Give an earlier time.",
    ),
    "call.reply_passed": (
        "Svarstiden {when:%H:%M} har redan varit. Ange en tid framåt.",
        "The time to reply, {when:%H:%M}, has passed. Give a time ahead.",
    ),
    "call.substitute_missing": (
        "Skriv vem som kommer i stället.",
        "Say who comes instead.",
    ),
    "call.takes_no_part": (
        "En av aktörerna deltar inte i ISF:en, eller är där som observatör. Lägg till den som deltagare först.",
        "One of the actors takes no part in the ISF, or observes it. Add it as a participant first.",
    ),
    "call.unknown": (
        "Kallelsen finns inte här. Gå till ISF:ens tavla och välj kallelsen där.",
        "The call is not here. Go to the board of the ISF and choose the call there.",
    ),
    "call.unknown_line": (
        "Numret eller adressen hör inte till den här kallelsen. Ladda om tavlan och välj kontakten igen.",
        "The number or address does not belong to this call. Reload the board and choose the contact again.",
    ),
    "call.way_missing": (
        "Skriv på vilket sätt aktören larmades, till exempel SOS Alarm eller Rakel.",
        "Say in which way the actor was alarmed, for example SOS Alarm or Rakel.",
    ),
    "call.when_missing": (
        "Skriv en tid för mötet, eller välj ”Anslut nu”.",
        "Give a time for the meeting, or choose “Join now”.",
    ),
    "call.why_missing": (
        "Skriv i en mening varför aktörerna kallas.",
        "Say in a sentence why the actors are called.",
    ),
    "call.withdrawn_why": (
        "Skriv varför kallelsen dras tillbaka. De kallade får se det.",
        "Say why the call is withdrawn. Those called will see it.",
    ),
}
