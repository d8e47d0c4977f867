import type { Purpose, RepresentationDocument, RepresentationKind } from "@haandslag/contracts";

/** Somebody acts for the citizen of one referral: by what right, for what, from when until when. Ids, codes and dates. */
export interface Facts {
  readonly representationId: string;
  /** Recorded for this referral and no other: another unit sees the document for itself. */
  readonly referralId: string;
  /** Who is acted for. */
  readonly subjectId: string;
  /** Who acts, by the subject id of the own login. */
  readonly representativeSubjectId: string;
  readonly kind: RepresentationKind;
  readonly purposes: readonly Purpose[];
  /** Days in Denmark; `to` is the first on which it holds no more, null where no end is known. */
  readonly from: string;
  readonly to: string | null;
  /** What the caseworker was shown. */
  readonly document: RepresentationDocument;
  readonly recordedBy: { readonly userId: string; readonly authorityId: string; readonly unitId: string };
}

/** How an end came about. Nobody is asked why. */
export type EndedBy = "staff" | "ward" | "representative";

export type Recorded = Facts & { readonly status: "recorded" };
export type Ended = Facts & { readonly status: "ended"; readonly endedAt: string; readonly endedBy: EndedBy };
export type Representation = Recorded | Ended;
