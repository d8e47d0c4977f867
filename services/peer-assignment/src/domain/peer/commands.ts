import type { PeerEmployment } from "@haandslag/contracts";

export type PeerCommand =
  | { readonly type: "registerPeer"; readonly organisationId: string; readonly employment: PeerEmployment; readonly loadCap: number }
  | { readonly type: "attestCompetence"; readonly attestedBy: string; readonly at: string }
  | { readonly type: "planSupervision"; readonly nextSupervision: string }
  | { readonly type: "pausePeer" }
  | { readonly type: "resumePeer" }
  /** The words themselves are kept apart. */
  | { readonly type: "editWords" }
  | { readonly type: "leave" }
  /** `today`: the local day in Denmark. */
  | { readonly type: "takeOn"; readonly assignmentId: string; readonly today: string }
  | { readonly type: "release"; readonly assignmentId: string };
