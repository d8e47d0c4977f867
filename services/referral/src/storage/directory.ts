import type { DirectoryEntry, SupportForm, Theme } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { Organisation } from "../domain/directory/organisation.ts";
import type { PrismaClient } from "../generated/client.ts";

export interface DirectoryFilter {
  readonly areaId?: string | undefined;
  readonly form?: SupportForm | undefined;
  readonly theme?: Theme | undefined;
  /** Only where the fitting service itself has a place, or has none. */
  readonly hasRoom?: boolean | undefined;
  /** Whether it may receive referrals on this day (REF-26). */
  readonly hasDataAgreement?: boolean | undefined;
}

/** Organisations with their offers, areas and capacity. Nothing about any citizen. */
export interface Directory {
  find(organisationId: string): Promise<Organisation | undefined>;
  namesOf(organisationIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those with a service that fits, open now, by name; after `cursor` (an id). */
  list(filter: DirectoryFilter & { now: Date; today: string; cursor?: string | undefined; limit: number }): Promise<Organisation[]>;
  /** @returns false where this organisation has no such service */
  confirmCapacity(tx: Queryable, o: { organisationId: string; serviceId: string; places: number; waitingWeeks: number; at: Date }): Promise<boolean>;
  /** Replaces an organisation's entry as a whole. @returns false where one of its services is another organisation's already: roll back */
  put(tx: Queryable, entry: DirectoryEntry): Promise<boolean>;
}

const include = { agreements: true, services: { include: { areas: true, capacity: true }, orderBy: { id: "asc" } } } as const;

export function directoryIn(prisma: PrismaClient): Directory {
  return {
    async find(id) {
      const row = await prisma.organisation.findUnique({ where: { id }, include });
      return row === null ? undefined : asOrganisation(row);
    },
    async namesOf(ids) {
      const rows = await prisma.organisation.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    async list({ areaId, form, theme, hasRoom, hasDataAgreement, now, today, cursor, limit }) {
      const day = new Date(today);
      const current = { signedOn: { lte: day }, OR: [{ validUntil: null }, { validUntil: { gte: day } }] };
      const rows = await prisma.organisation.findMany({
        where: {
          OR: [{ closedAt: null }, { closedAt: { gt: now } }],
          services: { some: {
            ...(areaId === undefined ? {} : { areas: { some: { authorityId: areaId } } }),
            ...(form === undefined ? {} : { forms: { has: form } }),
            ...(theme === undefined ? {} : { themes: { has: theme } }),
            ...(hasRoom === undefined ? {} : { capacity: { places: hasRoom ? { gt: 0 } : 0 } }),
          } },
          ...(hasDataAgreement === undefined ? {} : { agreements: hasDataAgreement ? { some: current } : { none: current } }),
          ...(cursor === undefined ? {} : { id: { gt: cursor } }),
        },
        include, orderBy: { id: "asc" }, take: limit,
      });
      return rows.map(asOrganisation);
    },
    async confirmCapacity(tx, { organisationId, serviceId, places, waitingWeeks, at }) {
      const { rowCount } = await tx.query(
        `INSERT INTO capacity (service_id, places, waiting_weeks, confirmed_at) SELECT id, $3, $4, $5 FROM service WHERE id = $1 AND organisation_id = $2
         ON CONFLICT (service_id) DO UPDATE SET places = EXCLUDED.places, waiting_weeks = EXCLUDED.waiting_weeks, confirmed_at = EXCLUDED.confirmed_at`,
        [serviceId, organisationId, places, waitingWeeks, at]);
      return rowCount === 1;
    },
    async put(tx, entry) {
      await tx.query(
        `INSERT INTO organisation (id, name, phone, email, closed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, phone = EXCLUDED.phone, email = EXCLUDED.email, closed_at = EXCLUDED.closed_at`,
        [entry.id, entry.name, entry.phone, entry.email, entry.closedAt],
      );
      await tx.query("DELETE FROM data_agreement WHERE organisation_id = $1", [entry.id]);
      await tx.query("DELETE FROM service WHERE organisation_id = $1", [entry.id]);
      if (entry.dataAgreement !== null) {
        await tx.query("INSERT INTO data_agreement (organisation_id, signed_on, valid_until) VALUES ($1, $2, $3)", [entry.id, entry.dataAgreement.signedOn, entry.dataAgreement.validUntil]);
      }
      for (const { id, name, forms, themes, languages, areas, capacity } of entry.services) {
        const { rowCount } = await tx.query("INSERT INTO service (id, organisation_id, name, forms, themes, languages) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING", [id, entry.id, name, forms, themes, languages]);
        if (rowCount === 0) return false;
        await tx.query("INSERT INTO service_area (service_id, authority_id) SELECT $1, unnest($2::text[])", [id, [...new Set(areas)]]);
        await tx.query("INSERT INTO capacity (service_id, places, waiting_weeks, confirmed_at) VALUES ($1, $2, $3, $4)", [id, capacity.places, capacity.waitingWeeks, capacity.confirmedAt]);
      }
      return true;
    },
  };
}

type Row = Awaited<ReturnType<PrismaClient["organisation"]["findMany"]>>[number] & {
  agreements: { signedOn: Date; validUntil: Date | null }[];
  services: { id: string; name: string; forms: string[]; themes: string[]; languages: string[]; areas: { authorityId: string }[]; capacity: { places: number; waitingWeeks: number; confirmedAt: Date } | null }[];
};

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** What was written went through the contract's schema, hence the codes are known ones. */
const asOrganisation = ({ id, name, phone, email, closedAt, agreements, services }: Row): Organisation => ({
  id, name, phone, email, closedAt: closedAt?.toISOString() ?? null,
  agreements: agreements.map(({ signedOn, validUntil }) => ({ signedOn: day(signedOn), validUntil: validUntil === null ? null : day(validUntil) })),
  services: services.map((service) => ({
    id: service.id, name: service.name, forms: service.forms as SupportForm[], themes: service.themes as Theme[], languages: service.languages,
    areas: service.areas.map(({ authorityId }) => authorityId).toSorted(),
    capacity: service.capacity === null ? null : { places: service.capacity.places, waitingWeeks: service.capacity.waitingWeeks, confirmedAt: service.capacity.confirmedAt.toISOString() },
  })),
});
