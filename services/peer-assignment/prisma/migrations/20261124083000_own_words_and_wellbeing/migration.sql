-- A peer changes their own words.
DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT UPDATE (display_name, own_words) ON peer_profile TO %I', app);
END $$;

-- A peer's own wellbeing check (ASG-09). The answers are sealed under a key of that peer's own, and nobody else reaches
-- even the row: not the organisation, whose call this would otherwise be, and not the service itself. Only a call that was
-- bound to this one peer (wellbeing.ts).
CREATE TABLE wellbeing_check (
  id      uuid PRIMARY KEY,
  peer_id uuid NOT NULL
);
COMMENT ON TABLE wellbeing_check IS 'That a peer has checked how they are. Seen by that peer alone; deleted when they say so, and when they leave.';
CREATE INDEX wellbeing_check_peer ON wellbeing_check (peer_id);

CREATE FUNCTION is_peers_own(peer_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.tenant', true) = 'wellbeing:' || peer_id::text;
ALTER TABLE wellbeing_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_peer ON wellbeing_check USING (is_peers_own(peer_id));
DROP POLICY of_the_call ON sealed_content;
CREATE POLICY of_the_call ON sealed_content
  USING (CASE WHEN kind = 'wellbeing' THEN is_peers_own(aggregate_id) ELSE whole_service() OR assignment_in_scope(aggregate_id) END);

DO $$
DECLARE app text := current_database() || '_app';
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON wellbeing_check TO %I', app);
END $$;
