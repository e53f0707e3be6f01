"""What may happen: plain Python, standard library only. No clock, database, network, chance or framework."""
