import type { peerCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { shownMeeting } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";
import { placeInOrder } from "../../storage/meetings.ts";

const openOnes = new Set(["planned", "to-record"]);

/** The organisation's meetings by when they are; without a filter those of which something can still come. */
export const listMeetings = (deps: Deps) => async ({ statuses, cursor, limit }: z.infer<typeof peerCommands.ListMeetings>, who: Actor) => {
  const { pool, clock } = deps.runner;
  const alsoSettled = statuses.some((status) => !openOnes.has(status));
  const all = (await deps.held.meetings.ofOrganisation(pool, who.tenantId ?? "", { alsoSettled }))
    .map(({ assignmentId, assignment, meeting }) => ({
      place: placeInOrder(meeting),
      line: { assignmentId, referralId: assignment.referralId, peerId: assignment.status === "active" ? assignment.peerId : null, ...shownMeeting(meeting, clock.now()) },
    }))
    .filter(({ place, line }) => statuses.includes(line.status) && (cursor === undefined || place > cursor));
  const page = all.slice(0, limit);
  return { meetings: page.map(({ line }) => line), next: all.length > page.length ? (page.at(-1)?.place ?? null) : null };
};
