import type { MeetingPlace, MeetingStatus } from "@haandslag/contracts";

/** When and where two people agreed to meet, and what came of it: null while that is open. */
export interface Meeting {
  readonly meetingId: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: MeetingPlace;
  readonly settled: Extract<MeetingStatus, "held" | "missed" | "cancelled"> | null;
}
