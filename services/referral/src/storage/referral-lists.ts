import type { Referral } from "../domain/referral/index.ts";
import type { PrismaClient } from "../generated/client.ts";
import { wrongCursor } from "./wrong-cursor.ts";

export interface Page { readonly cursor?: string | undefined; readonly limit: number }
export interface Listed { readonly referrals: readonly Referral[]; readonly nextCursor: string | null }

/** Lists of referrals, paged by the last row seen: a page stays right when rows are added before it. */
export interface ReferralLists {
  /** A unit's referrals, those that need somebody first. `authorityIds`: the authority and those it took over (REF-17). */
  ofUnit(o: Page & { authorityIds: readonly string[]; unitId: string }): Promise<Listed>;
  /** What was sent to an organisation, by deadline. */
  ofOrganisation(o: Page & { organisationId: string; statuses: readonly string[] }): Promise<Listed>;
  ofSubject(subjectId: string): Promise<readonly Referral[]>;
  findByContactCode(organisationId: string, contactCode: string): Promise<Referral | undefined>;
}

export function referralLists(prisma: PrismaClient): ReferralLists {
  return {
    async ofUnit({ authorityIds, unitId, cursor, limit }) {
      const after = readCursor(cursor, [/^\d{1,2}$/, uuid]);
      const rows = await prisma.referral.findMany({
        where: {
          authorityId: { in: [...authorityIds] }, unitId,
          ...(after === undefined ? {} : { OR: [{ need: { gt: Number(after[0]) } }, { need: Number(after[0]), id: { gt: after[1] ?? "" } }] }),
        },
        orderBy: [{ need: "asc" }, { id: "asc" }], take: limit + 1,
      });
      return page(rows, limit, (row) => [String(row.need), row.id]);
    },
    async ofOrganisation({ organisationId, statuses, cursor, limit }) {
      const after = readCursor(cursor, [/^[0-9TZ:.-]{20,30}$/, uuid]);
      const rows = await prisma.referral.findMany({
        where: {
          organisationId, status: { in: [...statuses] },
          ...(after === undefined ? {} : { OR: [{ answerBy: { gt: after[0] ?? "" } }, { answerBy: after[0] ?? "", id: { gt: after[1] ?? "" } }] }),
        },
        orderBy: [{ answerBy: "asc" }, { id: "asc" }], take: limit + 1,
      });
      return page(rows, limit, (row) => [row.answerBy ?? "", row.id]);
    },
    async ofSubject(subjectId) {
      const rows = await prisma.referral.findMany({ where: { subjectId }, orderBy: { id: "desc" }, take: 100 });
      return rows.map(stateOf);
    },
    async findByContactCode(organisationId, contactCode) {
      const row = await prisma.referral.findFirst({ where: { contactCode, organisationId } });
      return row === null ? undefined : stateOf(row);
    },
  };
}

interface Row { readonly id: string; readonly state: unknown; readonly need: number; readonly answerBy: string | null }

const stateOf = (row: Pick<Row, "state">): Referral => row.state as Referral;
const uuid = /^[0-9a-f-]{36}$/;

function page<R extends Row>(rows: readonly R[], limit: number, placeOf: (row: R) => string[]): Listed {
  const last = rows[limit - 1];
  return {
    referrals: rows.slice(0, limit).map(stateOf),
    nextCursor: rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(placeOf(last))).toString("base64url") : null,
  };
}

/** @throws DomainError INPUT_INVALID where the cursor is none that we made: the first page instead would make a reader go round for ever. */
function readCursor(cursor: string | undefined, forms: readonly RegExp[]): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = placeIn(cursor);
  if (!Array.isArray(place) || place.length !== forms.length || !forms.every((form, i) => typeof place[i] === "string" && form.test(place[i]))) throw wrongCursor();
  return place as string[];
}

function placeIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
