"""The desk: the only road in, and the door to everything below.

Pages and programs know this room and the domain's plain types.
"""
