-- What the sender's list is filtered and sorted by. Rows of before are brought up to what evolve makes now: `need` is the
-- place among the needs (packages/contracts, ReferralNeed), and what is waited for has a beginning.
UPDATE referral r SET state = r.state
  || jsonb_build_object(
    'need', CASE
      WHEN r.state->>'status' = 'offered' THEN CASE WHEN (r.state->'offer'->>'isOverdue')::boolean THEN 0 ELSE 10 END
      WHEN r.state->>'status' IN ('accepted', 'in_course') THEN 11
      WHEN r.state->>'status' = 'declined' THEN CASE WHEN r.state->'declined'->>'consequence' = 'close' THEN 5 ELSE 4 END
      WHEN r.state->>'status' = 'stopped' THEN 6
      WHEN r.state->>'status' <> 'draft' THEN 12
      WHEN r.state->'lacks' <> '[]' THEN 8
      WHEN r.state->>'organisationId' IS NULL THEN 7
      ELSE coalesce((
        SELECT CASE c->>'status' WHEN 'granted' THEN 1 WHEN 'refused' THEN 2 WHEN 'revoked' THEN 2 WHEN 'requested' THEN 9 ELSE 3 END
        FROM jsonb_array_elements(r.state->'consents') c
        WHERE c->>'purpose' = 'referral' AND c->>'organisationId' = r.state->>'organisationId'
        ORDER BY c->>'consentId' DESC LIMIT 1), 9)
    END,
    'waitingSince', coalesce(
      (SELECT to_char(max(h.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM referral_history h WHERE h.aggregate_id = r.id),
      r.state->>'draftedAt'))
  || CASE WHEN r.state->>'status' IN ('declined', 'stopped') THEN '{"settledAt": null}'::jsonb ELSE '{}'::jsonb END;

ALTER TABLE referral
  ADD COLUMN sender_status text GENERATED ALWAYS AS (
    CASE WHEN state->>'status' = 'in_course' AND state->'sender'->>'kind' = 'authority' AND NOT state->'told' @> '[{"category": "started"}]' THEN 'accepted' ELSE state->>'status' END) STORED NOT NULL,
  ADD COLUMN caseworker_id text GENERATED ALWAYS AS (state->'sender'->>'caseworkerUserId') STORED,
  ADD COLUMN waiting_since text GENERATED ALWAYS AS (state->>'waitingSince') STORED NOT NULL;
COMMENT ON COLUMN referral.sender_status IS 'The status as the sender may know it (REF-12): a filter must not tell what the list does not.';
DROP INDEX referral_of_unit;
CREATE INDEX referral_of_unit ON referral (authority_id, unit_id, need, waiting_since, id);
