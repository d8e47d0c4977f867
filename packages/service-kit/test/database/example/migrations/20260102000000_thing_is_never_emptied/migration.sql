CREATE FUNCTION thing_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.state = '{}' THEN
    RAISE EXCEPTION 'a thing is never emptied; leave it as it is';
  END IF;
  RETURN NEW;
END
$body$;

CREATE TRIGGER thing_is_never_emptied BEFORE UPDATE ON thing FOR EACH ROW EXECUTE FUNCTION thing_is_never_emptied();
