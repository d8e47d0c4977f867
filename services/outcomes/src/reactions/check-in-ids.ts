import type { Ids } from "@haandslag/service-kit";
import type { CheckInIds } from "../domain/course/commands.ts";

/** Ids for whichever check-ins the decision makes due. */
export const checkInIds = (ids: Ids): CheckInIds => ({ start: ids.next(), "three-months": ids.next(), end: ids.next() });
