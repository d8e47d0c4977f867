import type { SessionFlag } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { firstMeetingBy, firstMeetingMinutes } from "./periods.ts";

/** ASG-08: the first meeting within 10 days of the start (whole local days) and of at least 45 minutes, else flagged. */
export function flagsOfFirstMeeting(startedAt: string, meeting: { readonly date: string; readonly minutes: number }): SessionFlag[] {
  return [
    ...(meeting.date >= localDateOf(new Date(firstMeetingBy(startedAt))) ? ["first-meeting-late" as const] : []),
    ...(meeting.minutes < firstMeetingMinutes ? ["first-meeting-short" as const] : []),
  ];
}
