import { ConsentGranted } from "@haandslag/contracts";
import { reactWith, type CommandRunner, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import { checkInIds } from "./check-in-ids.ts";
import type { Courses } from "../storage/courses.ts";

/** The citizen said yes to measurement. Whether that still holds is asked anew at each answer. */
export const onMeasurementGranted = (courses: Courses, { clock }: CommandRunner, ids: Ids) =>
  reactWith({
    on: ConsentGranted, aggregate: courses, clock,
    id: ({ referralId, purpose, recipient }) => (purpose === "measurement" && recipient.kind === "organisation" ? referralId : undefined),
    command: ({ recipient, consentId, epoch }, now): CourseCommand | undefined =>
      recipient.kind === "organisation" ? { type: "hearMeasurementConsented", organisationId: recipient.id, consentId, epoch, at: now.toISOString(), ids: checkInIds(ids) } : undefined,
  });
