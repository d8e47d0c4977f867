import type { LanguageTag } from "@haandslag/contracts";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import type { Consent } from "../domain/consent/state.ts";
import type { RenderedNotice } from "../domain/notice/notice.ts";
import { PrismaClient } from "../generated/client.ts";

export interface StoredNotice {
  readonly noticeId: string;
  readonly version: number;
  readonly language: LanguageTag;
  readonly hash: string;
  readonly text: RenderedNotice;
}
export interface ConsentWithNotice {
  readonly consent: Consent;
  /** In the language asked for where it exists in it, else in the one that the citizen was asked in; `languages`: all in which it exists. */
  readonly notice: StoredNotice & { readonly languages: readonly LanguageTag[] };
}

export interface DisclosureFilter {
  readonly subjectId?: string;
  /** Disclosures from or to this authority or organisation. */
  readonly tenantId?: string;
  readonly referralId?: string;
  readonly recipient?: string;
  readonly purpose?: string;
  /** From this moment on, and before that one. */
  readonly since?: Date;
  readonly until?: Date;
  readonly before?: string;
  readonly limit: number;
}

const mostConsents = 500;

/** Lists through Prisma; what the commands read goes by plain SQL. */
export function consentLists(pool: Pool) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

  async function withNotices(consents: readonly Consent[], language: LanguageTag | undefined): Promise<ConsentWithNotice[]> {
    const rows = await prisma.consentNotice.findMany({ where: { consentId: { in: consents.map(({ consentId }) => consentId) } }, orderBy: { language: "asc" } });
    return consents.flatMap((consent) => {
      const own = rows.filter(({ consentId }) => consentId === consent.consentId);
      const row = own.find((candidate) => candidate.language === language) ?? own.find((candidate) => candidate.language === consent.language);
      return row === undefined ? [] : [{ consent, notice: { ...(row as unknown as StoredNotice), languages: own.map((each) => each.language) } }];
    });
  }

  return {
    /** A citizen's consents, newest first. */
    async consentsOf(subjectId: string, o: { referralId?: string | undefined; language?: LanguageTag | undefined }): Promise<ConsentWithNotice[]> {
      const rows = await prisma.consent.findMany({ where: { subjectId, ...(o.referralId === undefined ? {} : { referralId: o.referralId }) }, orderBy: { id: "desc" }, take: mostConsents });
      return withNotices(rows.map(stateOf), o.language);
    },

    async findConsent(consentId: string, language: LanguageTag | undefined): Promise<ConsentWithNotice | undefined> {
      // Not findUnique: Prisma would join it with another citizen's of the same tick (tenant-of-call.ts).
      const row = await prisma.consent.findFirst({ where: { id: consentId } });
      return row === null ? undefined : (await withNotices([stateOf(row)], language))[0];
    },

    async consentsOfReferral(referralId: string): Promise<Consent[]> {
      return (await prisma.consent.findMany({ where: { referralId }, orderBy: { id: "asc" } })).map(stateOf);
    },

    /** The ledger, newest first, by keyset on the id. One more than asked for tells whether there is a next page. */
    async disclosures({ subjectId, tenantId, referralId, recipient, purpose, since, until, before, limit }: DisclosureFilter) {
      const rows = await prisma.disclosure.findMany({
        where: {
          ...(subjectId === undefined ? {} : { subjectId }),
          ...(referralId === undefined ? {} : { referralId }),
          ...(recipient === undefined ? {} : { recipient }),
          ...(purpose === undefined ? {} : { purpose }),
          ...(since === undefined && until === undefined ? {} : { at: { ...(since === undefined ? {} : { gte: since }), ...(until === undefined ? {} : { lt: until }) } }),
          ...(tenantId === undefined ? {} : { OR: [{ discloser: tenantId }, { recipient: tenantId }] }),
          ...(before === undefined ? {} : { id: { lt: before } }),
        },
        orderBy: { id: "desc" },
        take: limit + 1,
      });
      return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
    },
  };
}
export type ConsentLists = ReturnType<typeof consentLists>;

const stateOf = (row: { state: unknown }): Consent => row.state as Consent;
