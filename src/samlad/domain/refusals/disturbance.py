SENTENCES = {
    "disturbance.name_missing": (
        "Ge händelsen ett kort namn, till exempel ”Strömavbrott norra Örebro”.",
        "Give the event a short name, for example “Power cut in northern Örebro”.",
    ),
    "disturbance.sentence_missing": (
        "Skriv med en mening varför ni ser behov av samverkan.",
        "Write one sentence on why you see a need of coordination.",
    ),
}
