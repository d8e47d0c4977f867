import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import type { Course } from "../domain/course/state.ts";
import { PrismaClient } from "../generated/client.ts";

export interface CoursePage {
  readonly courses: readonly { readonly referralId: string; readonly course: Course }[];
  readonly next: string | null;
}

/** One organisation's courses, newest first; keyset by id (UUID version 7 sorts by time). */
export function courseLists(pool: Pool): { ofOrganisation(organisationId: string, page: { cursor?: string | undefined; limit: number }): Promise<CoursePage> } {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    async ofOrganisation(organisationId, { cursor, limit }) {
      const rows = await prisma.course.findMany({
        where: { organisationId, ...(cursor === undefined ? {} : { id: { lt: cursor } }) }, orderBy: { id: "desc" }, take: limit + 1, select: { id: true, state: true },
      });
      const shown = rows.slice(0, limit);
      return { courses: shown.map(({ id, state }) => ({ referralId: id, course: state as unknown as Course })), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
    },
  };
}
