"""Small real servers, each in a process of its own: ``python -m tests.servers.smtp``, ``python -m tests.servers.elks``."""
