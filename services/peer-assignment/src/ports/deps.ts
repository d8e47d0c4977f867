import type { CommandRunner, Ids } from "@haandslag/service-kit";
import type { Assignments } from "../storage/assignments.ts";
import type { CallMes } from "../storage/call-mes.ts";
import type { Held } from "../storage/held.ts";
import type { AssignmentLists } from "../storage/lists.ts";
import type { Peers } from "../storage/peers.ts";
import type { ReferralPort } from "./referral-port.ts";

/** What every feature is given. */
export interface Deps {
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly peers: Peers;
  readonly assignments: Assignments;
  readonly callMes: CallMes;
  readonly lists: AssignmentLists;
  readonly held: Held;
  readonly referral: ReferralPort;
  /** What this organisation knows the citizen with this subject id by (CON-27). */
  pseudonymOf(organisationId: string, subjectId: string): string;
}
