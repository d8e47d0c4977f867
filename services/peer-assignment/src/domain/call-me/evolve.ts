import type { CallMe, CallMeEvent } from "./call-me.ts";

export function evolve(call: CallMe | undefined, event: CallMeEvent): CallMe {
  if (event.type === "call-asked") {
    const { organisationId, peerId, assignmentId, at } = event;
    return { status: "waiting", organisationId, peerId, assignmentId, askedAt: at, madeAt: null };
  }
  if (call === undefined) throw new Error("The history of a call begins with its end: the row that asked for it is missing.");
  return { ...call, status: "made", madeAt: event.at };
}
