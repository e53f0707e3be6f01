"""Pages: pure functions of (state, reader, language, now). All routes stand on one screen in ``routes``, each with a guard."""
