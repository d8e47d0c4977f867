-- Others hear of a disclosure now, by an event in its own transaction. Of what was disclosed before, and of what a program
-- of before writes while this is rolled out, there is none, and the audit looks for none.
ALTER TABLE disclosure ADD COLUMN is_told boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN disclosure.is_told IS 'Whether its event (consent.disclosed) was written with it.';
