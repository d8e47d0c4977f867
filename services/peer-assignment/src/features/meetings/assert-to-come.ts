import { DomainError } from "@haandslag/service-kit";

const furthest = 366 * 24 * 60 * 60 * 1000;

/** A meeting is planned for a time to come, within a year. @throws DomainError INPUT_INVALID */
export function assertToCome(startsAt: string, now: Date): void {
  const inMs = new Date(startsAt).getTime() - now.getTime();
  if (inMs > 0 && inMs <= furthest) return;
  throw new DomainError("INPUT_INVALID", { fields: [{ field: "startsAt", code: "NOT_ALLOWED_HERE", text: inMs <= 0 ? "This time has passed." : "This time is more than a year away." }] });
}
