"""What allauth and Django tell us: signed in, signed out, password changed."""
