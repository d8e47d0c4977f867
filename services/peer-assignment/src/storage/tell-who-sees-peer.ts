import { ShownPeerChanged } from "@haandslag/contracts";
import { announcement, appendToOutbox, currentCall, type Ids, type Queryable } from "@haandslag/service-kit";

/**
 * Tells the citizens who see a peer that what they see has changed: those who may choose the peer now, and where `courses`
 * those whose course with the peer runs. One event for each, in the transaction of the change. A veto makes no difference
 * here: from whether she is told nothing could be read (ASG-03).
 */
export const tellWhoSeesPeer = (ids: Ids) => async (tx: Queryable, peerId: string, { at, courses = false }: { readonly at: Date; readonly courses?: boolean }): Promise<void> => {
  const { rows } = await tx.query<{ id: string; referralId: string }>({
    name: "who-sees-peer", values: [peerId, courses],
    text: `SELECT a.id, a.referral_id AS "referralId" FROM assignment a
           WHERE a.organisation_id = (SELECT organisation_id FROM peer WHERE id = $1::text::uuid)
             AND (a.status = 'offered' AND a.state->'choices' ? $1 OR $2 AND a.status = 'active' AND a.peer_id = $1) ORDER BY a.id`,
  });
  await appendToOutbox(tx, rows.map(({ id, referralId }) => announcement(ShownPeerChanged, referralId, { referralId, assignmentId: id })), { ids, at, call: currentCall() });
};
