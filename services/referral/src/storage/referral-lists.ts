import { rankOf, type Referral } from "../domain/referral/index.ts";
import type { PrismaClient } from "../generated/client.ts";
import { instant, readCursor, uuid, writeCursor } from "./cursor.ts";

export interface Page { readonly cursor?: string | undefined; readonly limit: number }
export interface Listed { readonly referrals: readonly Referral[]; readonly nextCursor: string | null }

/** `authorityIds`: the authority and those it took over (REF-17). With `caseworkerId` only what that one has in hand. */
interface OfUnit { readonly authorityIds: readonly string[]; readonly unitId: string; readonly caseworkerId?: string | undefined }

/** Lists of referrals, paged by the last row seen: a page stays right when rows are added before it. */
export interface ReferralLists {
  /** A unit's referrals, what it is needed for first, and of that what has waited longest. */
  ofUnit(o: Page & OfUnit & { needs?: readonly number[] | undefined; senderStatuses?: readonly string[] | undefined }): Promise<Listed>;
  /** How many of a unit's there are for each need. */
  countNeeds(o: OfUnit): Promise<ReadonlyMap<number, number>>;
  /** What was sent to an organisation: what is to be answered before what runs, and of each by deadline. */
  ofOrganisation(o: Page & { organisationId: string; statuses: readonly string[]; overdue?: true | undefined }): Promise<Listed>;
  countOffers(organisationId: string): Promise<{ offered: number; overdue: number; accepted: number; in_course: number }>;
  ofSubject(subjectId: string): Promise<readonly Referral[]>;
  /** Which units these authorities have referrals of. */
  unitsOf(authorityIds: readonly string[]): Promise<readonly string[]>;
  /** Of these units, by subject or by ids, newest first. */
  found(o: { authorityIds: readonly string[]; unitIds: readonly string[]; subjectId?: string; ids?: readonly string[]; limit: number }): Promise<readonly Referral[]>;
  findByContactCode(organisationId: string, contactCode: string): Promise<Referral | undefined>;
}

export function referralLists(prisma: PrismaClient): ReferralLists {
  return {
    async ofUnit({ needs, senderStatuses, cursor, limit, ...unit }) {
      const [need, waitingSince = "", id = ""] = readCursor(cursor, [/^\d{1,2}$/, instant, uuid]) ?? [];
      const rows = await prisma.referral.findMany({
        where: {
          ...whereOf(unit),
          ...(needs === undefined ? {} : { need: { in: [...needs] } }),
          ...(senderStatuses === undefined ? {} : { senderStatus: { in: [...senderStatuses] } }),
          ...(need === undefined ? {} : { OR: [{ need: { gt: Number(need) } }, { need: Number(need), waitingSince: { gt: waitingSince } }, { need: Number(need), waitingSince, id: { gt: id } }] }),
        },
        orderBy: [{ need: "asc" }, { waitingSince: "asc" }, { id: "asc" }], take: limit + 1,
      });
      return page(rows, limit, (row) => [String(row.need), row.waitingSince, row.id]);
    },
    async countNeeds(unit) {
      const counted = await prisma.referral.groupBy({ by: ["need"], where: whereOf(unit), _count: true });
      return new Map(counted.map(({ need, _count }) => [need, _count]));
    },
    async ofOrganisation({ organisationId, statuses, overdue, cursor, limit }) {
      const [status, answerBy = "", id = ""] = readCursor(cursor, [/^[a-z_]{5,10}$/, instant, uuid]) ?? [];
      const rows = await prisma.referral.findMany({
        where: {
          organisationId, status: { in: [...statuses] }, ...(overdue === true && { need: rankOf("answer-overdue") }),
          ...(status === undefined ? {} : { AND: [{ OR: [{ status: { lt: status } }, { status, answerBy: { gt: answerBy } }, { status, answerBy, id: { gt: id } }] }] }),
        },
        // offered, in_course, accepted
        orderBy: [{ status: "desc" }, { answerBy: "asc" }, { id: "asc" }], take: limit + 1,
      });
      return page(rows, limit, (row) => [row.status, row.answerBy ?? "", row.id]);
    },
    async countOffers(organisationId) {
      const counted = await prisma.referral.groupBy({ by: ["status", "need"], where: { organisationId, status: { in: ["offered", "accepted", "in_course"] } }, _count: true });
      const count = (is: (row: { status: string; need: number }) => boolean) => counted.filter(is).reduce((sum, { _count }) => sum + _count, 0);
      const of = (status: string) => count((row) => row.status === status);
      return { offered: of("offered"), overdue: count(({ need }) => need === rankOf("answer-overdue")), accepted: of("accepted"), in_course: of("in_course") };
    },
    async ofSubject(subjectId) {
      const rows = await prisma.referral.findMany({ where: { subjectId }, orderBy: { id: "desc" }, take: 100 });
      return rows.map(stateOf);
    },
    async unitsOf(authorityIds) {
      const rows = await prisma.referral.groupBy({ by: ["unitId"], where: { authorityId: { in: [...authorityIds] } } });
      return rows.flatMap(({ unitId }) => unitId ?? []);
    },
    async found({ authorityIds, unitIds, subjectId, ids, limit }) {
      const rows = await prisma.referral.findMany({
        where: { authorityId: { in: [...authorityIds] }, unitId: { in: [...unitIds] }, ...(subjectId === undefined ? {} : { subjectId }), ...(ids === undefined ? {} : { id: { in: [...ids] } }) },
        orderBy: { id: "desc" }, take: limit,
      });
      return rows.map(stateOf);
    },
    async findByContactCode(organisationId, contactCode) {
      const row = await prisma.referral.findFirst({ where: { contactCode, organisationId } });
      return row === null ? undefined : stateOf(row);
    },
  };
}

const whereOf = ({ authorityIds, unitId, caseworkerId }: OfUnit) => ({ authorityId: { in: [...authorityIds] }, unitId, ...(caseworkerId === undefined ? {} : { caseworkerId }) });

interface Row { readonly id: string; readonly state: unknown }

const stateOf = (row: Pick<Row, "state">): Referral => row.state as Referral;

function page<R extends Row>(rows: readonly R[], limit: number, placeOf: (row: R) => string[]): Listed {
  const last = rows[limit - 1];
  return {
    referrals: rows.slice(0, limit).map(stateOf),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null,
  };
}
