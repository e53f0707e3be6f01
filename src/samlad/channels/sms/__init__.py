"""SMS: text that fits, and a service that sends it."""
