import type { Domain } from "../domain.ts";
import type { Line } from "./line.ts";
import { assignmentId, peerIdOf } from "./names.ts";

/** The peer as the organisation's other assignments leave them: attested, supervised, for one course at a time. */
export function isPeerFree(domain: Domain, line: Line, others: readonly Line[]): boolean {
  const organisationId = line.assignment?.organisationId ?? "";
  const taken = others.filter(({ assignment }) => assignment?.status === "active" && assignment.organisationId === organisationId && assignment.peerId === peerIdOf(organisationId)).length;
  const decision = domain.peer.decide({ type: "takeOn", assignmentId, today: "2026-03-02" }, {
    status: "active", organisationId, employment: "volunteer", loadCap: 1, nextSupervision: "2028-01-01", competence: { attestedBy: "user-two", at: "2026-01-05T09:00:00.000Z" },
    assignmentIds: Array.from({ length: taken }, (_, n) => `${assignmentId} of another citizen ${n}`),
  });
  return !("refused" in decision);
}
