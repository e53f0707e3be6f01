SENTENCES = {
    "register.actor_unknown": (
        "Aktören finns inte i registret. Sök igen, eller lägg till den med namn och telefonnummer.",
        "The actor is not in the register. Search again, or add it with a name and a telephone number.",
    ),
    "register.name_missing": (
        "Skriv vad aktören heter.",
        "Write the name of the actor.",
    ),
    "register.name_taken": (
        "”{name}” finns redan i registret. Välj den i listan, eller gör namnet tydligare, till exempel med orten.",
        "“{name}” is already in the register. Choose it in the list, or make the name clearer, for example with the place.",
    ),
    "register.not_yourself": (
        "Du kan inte släppa in dig själv. Be en kollega hos samma aktör.",
        "You cannot let yourself in. Ask a colleague at the same actor.",
    ),
    "register.part_of_itself": (
        "En aktör kan inte höra till sig själv eller till en av sina egna delar. Välj en annan organisation.",
        "An actor cannot belong to itself or to one of its own parts. Choose another organisation.",
    ),
    "register.part_of_unknown": (
        "Organisationen som aktören hör till finns inte i registret. Välj den i listan.",
        "The organisation that the actor belongs to is not in the register. Choose it in the list.",
    ),
}
