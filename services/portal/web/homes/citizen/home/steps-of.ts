import type { AssignmentStatus } from "@haandslag/contracts";
import type { MyReferral } from "./referral.ts";

export const stepNames = ["prepare", "answer", "organisation", "peer", "course", "end"] as const;
export type StepName = (typeof stepNames)[number];

/** When each step was passed, as far as it was (the referral service's own steps). */
export function passedAt({ steps }: Pick<MyReferral, "steps">): Record<StepName, string | null> {
  const at = (step: MyReferral["steps"][number]["step"]) => steps.find((each) => each.step === step)?.at ?? null;
  return { prepare: at("asked"), answer: at("answered"), organisation: at("accepted"), peer: at("started"), course: at("ended"), end: at("over") };
}

/** Where a referral is on its way, and what is to be said of it there. */
export interface Where {
  readonly now: StepName;
  readonly says: "prepare" | "answer" | "send" | "organisation" | "find-peer" | "ask-peers" | "choose-peer" | "course" | "end" | "stopped" | "declined" | "withdrawn";
  /** It went no further. */
  readonly isStopped: boolean;
}

/** Referral, open questions and assignment in one line of steps; nothing here is kept anywhere. */
export function whereIs({ status }: Pick<MyReferral, "status">, questions: { readonly open: number; readonly asked: number }, assignment: AssignmentStatus | undefined): Where {
  const at = (now: StepName, says: Where["says"], isStopped = false): Where => ({ now, says, isStopped });
  switch (status) {
    case "draft": return questions.open > 0 ? at("answer", "answer") : questions.asked > 0 ? at("organisation", "send") : at("prepare", "prepare");
    case "offered": return at("organisation", "organisation");
    case "accepted": return at("peer", assignment === "offered" ? "choose-peer" : assignment === "asked" ? "ask-peers" : "find-peer");
    case "in_course": return at("course", "course");
    case "closed": return at("end", "end");
    case "declined": return at("end", "declined", true);
    case "withdrawn": return at("end", "withdrawn", true);
    case "stopped": return at("end", "stopped", true);
  }
}
