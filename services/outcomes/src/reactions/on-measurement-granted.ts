import { ConsentGranted } from "@haandslag/contracts";
import { reactWith, type CommandRunner, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";
import { checkInIds } from "./check-in-ids.ts";

/** The citizen said yes to measurement. Whether that still holds is asked anew at each answer. */
export const onMeasurementGranted = (courses: Courses, { clock }: CommandRunner, ids: Ids) =>
  reactWith({
    on: ConsentGranted, aggregate: courses, clock,
    id: ({ referralId, purpose }) => (purpose === "measurement" ? referralId : undefined),
    command: ({ recipient, consentId }, now): CourseCommand | undefined =>
      recipient.kind === "organisation" ? { type: "hearMeasurementConsented", organisationId: recipient.id, consentId, now: now.toISOString(), ids: checkInIds(ids) } : undefined,
  });
