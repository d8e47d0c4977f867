import { Accepted, ConsentExpired, ConsentGranted, ConsentNarrowed, ConsentRevoked, CourseEnded, CourseStarted, OutcomesReceiptGiven } from "@haandslag/contracts";
import type { CourseCommand } from "@haandslag/outcomes/domain";
import { answerWithReceipt } from "./answer-with-receipt.ts";
import { outcomesClock as now } from "./clocks.ts";
import { change, type Making } from "./making.ts";
import type { Message } from "./messages.ts";
import { referralId } from "./names.ts";
import { findPseudonym } from "./referral-service.ts";

const ids = { start: "check-in-1", "three-months": "check-in-2", end: "check-in-3" };

export const changeCourse = (making: Making, command: CourseCommand) =>
  change(making, making.domain.course, referralId, making.line.course, command, (after) => { making.line.course = after; });

/** The group `course` (outcomes, reactions). */
export function hear(making: Making, message: Message): string | undefined {
  const { on, data } = message;
  if (on === ConsentNarrowed || on === ConsentRevoked || on === ConsentExpired) {
    return answerWithReceipt(making, "outcomes", OutcomesReceiptGiven, message, {
      stop: ({ consentId, isOver }) => (isOver ? changeCourse(making, { type: "hearMeasurementEnded", consentId }) : undefined),
      erase: ({ isOver }) => { if (isOver) forget(making); },
    });
  }
  if (on === Accepted && findPseudonym(making, String(data["organisationId"])) === undefined) return undefined;
  const command = commandOf({ on, data });
  if (command === undefined) return undefined;
  const before = making.line.course?.subject;
  const refused = changeCourse(making, command);
  if (on === Accepted && before !== "held" && making.line.course?.subject === "held") making.line.isSubjectKept = true;
  if (command.type === "hearReferralOver") forget(making);
  return refused;
}

/** Where nothing rests on knowing whom the course is about, that goes too, in the same transaction. */
function forget({ line }: Making): void {
  if (line.course?.subject === "forgotten") line.isSubjectKept = false;
}

function commandOf({ on, data }: Pick<Message, "on" | "data">): CourseCommand | undefined {
  const { organisationId, consentId, startedAt, endedAt, recipient } = data as Record<string, string> & { recipient?: { id: string } };
  const facts = { organisationId: organisationId ?? "", now, ids };
  if (on === Accepted) return { type: "hearAccepted", organisationId: facts.organisationId };
  if (on === CourseStarted) return { type: "hearStarted", ...facts, at: startedAt ?? "" };
  if (on === CourseEnded) return { type: "hearEnded", ...facts, at: endedAt ?? "" };
  if (on === ConsentGranted) return { type: "hearMeasurementConsented", ...facts, organisationId: recipient?.id ?? "", consentId: consentId ?? "" };
  // What was never sent is no course.
  return data["organisationId"] === null ? undefined : { type: "hearReferralOver" };
}
