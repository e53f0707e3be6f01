"""Ways out to people: one folder each (email, sms, voice) behind one gateway. Knows messages, not what they are about."""
