import type { Holder, OverdueStep } from "@haandslag/contracts";
import type { About, DueBecause, Line, ReceiptAccount } from "./state.ts";

/** A receipt that is late: whose it is, since when it is due, and who has been told. Nobody's subject id. */
export interface OverdueLine extends Omit<About, "subjectId"> {
  readonly epoch: number;
  readonly holder: Holder;
  readonly because: DueBecause;
  readonly since: string;
  readonly step: OverdueStep;
}

export const overdueLines = ({ consentId, referralId, purpose, discloser, recipient, epochs }: ReceiptAccount): OverdueLine[] =>
  epochs.flatMap(({ epoch, because, since, lines }) => lines.flatMap((line): OverdueLine[] => {
    const step = stepOf(line);
    return step === undefined ? [] : [{ consentId, referralId, purpose, discloser, recipient, epoch, holder: line.holder, because, since, step }];
  }));

function stepOf({ status }: Line): OverdueStep | undefined {
  switch (status) {
    case "reminded": return "reminder";
    case "escalated": return "controller";
    case "not-awaited":
    case "awaited":
    case "received": return undefined;
  }
}
