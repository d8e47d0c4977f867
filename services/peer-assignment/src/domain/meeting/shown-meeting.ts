import type { MeetingStatus } from "@haandslag/contracts";
import type { Meeting } from "./meeting.ts";

/** A meeting as everybody sees it who has a part in it. That its time has passed is said by the clock, that it was missed by whoever recorded it (REF-10). */
export const shownMeeting = ({ meetingId, startsAt, minutes, place, settled }: Meeting, now: Date) => ({
  meetingId, startsAt, minutes, place, status: settled ?? statusByTime(startsAt, minutes, now),
});

function statusByTime(startsAt: string, minutes: number, now: Date): MeetingStatus {
  return new Date(startsAt).getTime() + minutes * 60_000 <= now.getTime() ? "to-record" : "planned";
}

/** All meetings of one course, and the next of them. */
export function shownMeetings(meetings: readonly { readonly meeting: Meeting }[], now: Date) {
  const shown = meetings.map(({ meeting }) => shownMeeting(meeting, now));
  return { meetings: shown, nextMeeting: shown.find(({ status }) => status === "planned") ?? null };
}
