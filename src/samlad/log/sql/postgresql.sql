-- Statements are separated by empty lines. Functions and triggers are written as PostgreSQL itself prints them, since
-- `check_guards` compares them with this file, word by word. ALWAYS: they fire for session_replication_role too.

CREATE TABLE entry (
    position bigint PRIMARY KEY,
    log text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    registered_at text COLLATE "C" NOT NULL,
    happened_at text COLLATE "C" NOT NULL,
    audience text NOT NULL,
    body text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    UNIQUE (log, number)
)

CREATE INDEX entry_by_log ON entry (log, position)

CREATE TABLE entry_text (
    position bigint NOT NULL,
    digest text COLLATE "C" NOT NULL,
    salt text,
    value text,
    PRIMARY KEY (position, digest),
    CHECK ((salt IS NULL) = (value IS NULL))
)

CREATE TABLE entry_incarnation (
    sequence integer PRIMARY KEY,
    incarnation text NOT NULL UNIQUE,
    began_at text NOT NULL,
    position bigint NOT NULL
)

CREATE OR REPLACE FUNCTION public.entry_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
    RAISE EXCEPTION '% refuses %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$function$

CREATE OR REPLACE FUNCTION public.entry_follow_head()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) + 1 FROM entry)
        OR NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM entry WHERE log = NEW.log)
        OR NEW.previous_hash IS DISTINCT FROM coalesce(
            (SELECT hash FROM entry WHERE log = NEW.log AND number = NEW.number - 1), repeat('0', 64)
        )
    THEN
        RAISE EXCEPTION 'entry takes only the next one, following the head'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$function$

CREATE OR REPLACE FUNCTION public.entry_text_precede_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW.value IS NULL OR NEW.salt IS NULL OR NEW.position <= (SELECT coalesce(max(position), 0) FROM entry) THEN
        RAISE EXCEPTION 'entry_text takes only texts of an entry to come'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$function$

CREATE OR REPLACE FUNCTION public.entry_text_only_empty()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW.position <> OLD.position OR NEW.digest <> OLD.digest OR NEW.salt IS NOT NULL OR NEW.value IS NOT NULL THEN
        RAISE EXCEPTION 'entry_text can only be emptied' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$function$

CREATE OR REPLACE FUNCTION public.entry_incarnation_follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
    IF NEW.sequence IS DISTINCT FROM (SELECT coalesce(max(sequence), 0) + 1 FROM entry_incarnation) THEN
        RAISE EXCEPTION 'entry_incarnation takes only the next one' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$function$

CREATE TRIGGER entry_follows_head BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_follow_head()

ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_follows_head

CREATE TRIGGER entry_refuses_change BEFORE DELETE OR UPDATE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION entry_refuse()

ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_refuses_change

CREATE TRIGGER entry_text_precedes_entry BEFORE INSERT ON entry_text FOR EACH ROW EXECUTE FUNCTION entry_text_precede_entry()

ALTER TABLE entry_text ENABLE ALWAYS TRIGGER entry_text_precedes_entry

CREATE TRIGGER entry_text_only_empties BEFORE UPDATE ON entry_text FOR EACH ROW EXECUTE FUNCTION entry_text_only_empty()

ALTER TABLE entry_text ENABLE ALWAYS TRIGGER entry_text_only_empties

CREATE TRIGGER entry_text_refuses_removal BEFORE DELETE OR TRUNCATE ON entry_text FOR EACH STATEMENT EXECUTE FUNCTION entry_refuse()

ALTER TABLE entry_text ENABLE ALWAYS TRIGGER entry_text_refuses_removal

CREATE TRIGGER entry_incarnation_follows BEFORE INSERT ON entry_incarnation FOR EACH ROW EXECUTE FUNCTION entry_incarnation_follow()

ALTER TABLE entry_incarnation ENABLE ALWAYS TRIGGER entry_incarnation_follows

CREATE TRIGGER entry_incarnation_refuses_change BEFORE DELETE OR UPDATE OR TRUNCATE ON entry_incarnation FOR EACH STATEMENT EXECUTE FUNCTION entry_refuse()

ALTER TABLE entry_incarnation ENABLE ALWAYS TRIGGER entry_incarnation_refuses_change
