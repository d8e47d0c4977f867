import type { PeerEmployment } from "@haandslag/contracts";

export type PeerEvent =
  | { readonly type: "registered"; readonly organisationId: string; readonly employment: PeerEmployment; readonly loadCap: number }
  | { readonly type: "competence-attested"; readonly attestedBy: string; readonly at: string }
  | { readonly type: "supervision-planned"; readonly nextSupervision: string }
  | { readonly type: "paused" }
  | { readonly type: "resumed" }
  | { readonly type: "words-edited" }
  | { readonly type: "left" }
  | { readonly type: "took-on"; readonly assignmentId: string }
  | { readonly type: "released"; readonly assignmentId: string };
