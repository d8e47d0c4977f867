import type { ErasedCode, Holder, ReceiptClaims } from "@haandslag/contracts";
import type { DueBecause, Line, OwnNotes, ReceiptAccount } from "./state.ts";

/** What one holder owes or has answered; times ISO 8601 in UTC. */
export interface HolderView {
  readonly holder: Holder;
  readonly status: Line["status"];
  readonly receivedAt: string | null;
  readonly stopped: string | null;
  readonly erased: readonly ErasedCode[];
  readonly kept: ReceiptClaims["kept"];
}

/** One end or narrowing of a consent, and who has answered. */
export interface EpochView {
  readonly epoch: number;
  readonly because: DueBecause;
  readonly since: string;
  readonly holders: readonly HolderView[];
  /** Whether a coordinator confirmed that own notes are gone, by login id; `unconfirmed` says that nobody has. */
  readonly ownNotes: { readonly status: OwnNotes["status"]; readonly by: string | null; readonly at: string | null };
}

export const epochViews = ({ epochs }: ReceiptAccount): EpochView[] => epochs.map(({ epoch, because, since, lines, ownNotes }) => ({
  epoch, because, since, holders: lines.map(holderView),
  ownNotes: ownNotes.status === "confirmed" ? ownNotes : { status: ownNotes.status, by: null, at: null },
}));

const holderView = (line: Line): HolderView => (line.status === "received"
  ? { holder: line.holder, status: line.status, receivedAt: line.receivedAt, ...line.answer }
  : { holder: line.holder, status: line.status, receivedAt: null, stopped: null, erased: [], kept: [] });
