import type { PeerEmployment } from "@haandslag/contracts";

/** Who attested experience competence, and when (ASG-01). */
export interface Attestation {
  readonly attestedBy: string;
  readonly at: string;
}

interface Known {
  readonly organisationId: string;
  readonly employment: PeerEmployment;
  readonly loadCap: number;
  /** Local day of the next supervision; null while none is planned. */
  readonly nextSupervision: string | null;
  /** Active assignments; their number is the load. Kept here so that one version guards it (ASG-02). */
  readonly assignmentIds: readonly string[];
}

export interface Invited extends Known { readonly status: "invited"; readonly competence: null }
export interface Active extends Known { readonly status: "active"; readonly competence: Attestation }
export interface Paused extends Known { readonly status: "paused"; readonly competence: Attestation }
export interface Left extends Known { readonly status: "left"; readonly competence: Attestation | null }

/** A peer as far as assigning goes. Ids, codes and dates only; what the peer says of themself is kept apart and erased when they leave. */
export type Peer = Invited | Active | Paused | Left;
