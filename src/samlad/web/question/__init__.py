"""Questions on the screen: *Vem svarar för vad*, and the way to another ISF and home again."""
