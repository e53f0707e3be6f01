-- Statements are separated by empty lines. `check_guards` compares the triggers with this file, word by word.

CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    log TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    registered_at TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    audience TEXT NOT NULL,
    body TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (log, number)
) STRICT

CREATE INDEX entry_by_log ON entry (log, position)

CREATE TABLE entry_text (
    position INTEGER NOT NULL,
    digest TEXT NOT NULL,
    salt TEXT,
    value TEXT,
    PRIMARY KEY (position, digest),
    CHECK ((salt IS NULL) = (value IS NULL))
) STRICT, WITHOUT ROWID

CREATE TABLE entry_incarnation (
    sequence INTEGER PRIMARY KEY,
    incarnation TEXT NOT NULL UNIQUE,
    began_at TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT

-- Before the row meets any constraint: so INSERT OR REPLACE has nothing to replace, whatever recursive_triggers says.
CREATE TRIGGER entry_follows_head BEFORE INSERT ON entry
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entry)
    OR NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry WHERE log = NEW.log)
    OR NEW.previous_hash IS NOT coalesce(
        (SELECT hash FROM entry WHERE log = NEW.log AND number = NEW.number - 1),
        '0000000000000000000000000000000000000000000000000000000000000000'
    )
BEGIN
    SELECT RAISE(ABORT, 'entry takes only the next one, following the head');
END

CREATE TRIGGER entry_refuses_update BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entry refuses UPDATE');
END

CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entry refuses DELETE');
END

-- Texts are written just before their entry, so none can be added to an entry that stands.
CREATE TRIGGER entry_text_precedes_entry BEFORE INSERT ON entry_text
WHEN NEW.value IS NULL OR NEW.salt IS NULL
    OR NEW.position <= (SELECT coalesce(max(position), 0) FROM entry)
    OR EXISTS (SELECT 1 FROM entry_text WHERE position = NEW.position AND digest = NEW.digest)
BEGIN
    SELECT RAISE(ABORT, 'entry_text takes only texts of an entry to come');
END

CREATE TRIGGER entry_text_only_empties BEFORE UPDATE ON entry_text
WHEN NEW.position IS NOT OLD.position OR NEW.digest IS NOT OLD.digest
    OR NEW.salt IS NOT NULL OR NEW.value IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'entry_text can only be emptied');
END

CREATE TRIGGER entry_text_refuses_delete BEFORE DELETE ON entry_text
BEGIN
    SELECT RAISE(ABORT, 'entry_text refuses DELETE');
END

CREATE TRIGGER entry_incarnation_follows BEFORE INSERT ON entry_incarnation
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry_incarnation)
    OR EXISTS (SELECT 1 FROM entry_incarnation WHERE incarnation = NEW.incarnation)
BEGIN
    SELECT RAISE(ABORT, 'entry_incarnation takes only the next one');
END

CREATE TRIGGER entry_incarnation_refuses_update BEFORE UPDATE ON entry_incarnation
BEGIN
    SELECT RAISE(ABORT, 'entry_incarnation refuses UPDATE');
END

CREATE TRIGGER entry_incarnation_refuses_delete BEFORE DELETE ON entry_incarnation
BEGIN
    SELECT RAISE(ABORT, 'entry_incarnation refuses DELETE');
END
