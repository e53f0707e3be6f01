"""Seeded storms: many actors, several processes, loss, delay, duplicates, and kill -9 between any two statements.

Plans come from the seed; the timing of threads and processes does not, so a seed that failed is run again to be believed.
``SAMLAD_STORM_SEEDS="7 8 9"`` runs others than the fixed set.
"""
