import type { AskedFirst, Asker } from "../../app/asked-first.ts";
import { ask } from "../../calls/ask.ts";
import { offersAtWork, offersToAnswer, stageOf } from "./inbox/offers.ts";
import { withUs } from "./peers/with-us.ts";

/** What another question waits for first. */
export const organisationHomeAsks = ({ search: { after, deadline, coursesAfter, courses } }: Asker): AskedFirst => [
  offersAtWork(coursesAfter, stageOf(courses)), offersToAnswer(after, deadline === "over"), ask.peers.listCallMes({}), ask.consent.notesToConfirm({}), ask.peers.listPeers({ limit: 100, statuses: withUs }),
];
