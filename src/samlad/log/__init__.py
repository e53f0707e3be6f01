"""What has happened: entries in hash chains, their texts beside them, seals, and the codec between deed and bytes.

Only ``desk`` opens a transaction on the log. The tables are made by hand-written SQL (``sql/``) that Django's schema
editor never touches, and the database itself refuses every change but the next entry.
"""
