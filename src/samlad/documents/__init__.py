"""From plain facts to bytes: summaries, call lists, calendar files, tables and log exports.

A document goes one way: facts (``summary``, ``calllist``) → ``Paper`` (``lay_out``) → text (``plain``) or PDF (``pdf``).
Nothing here knows of the log, the desk or a web page, and nothing reads a clock.
"""
