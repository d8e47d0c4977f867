import { OrganisationId, type referralCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { areasOf, hasAgreement, type Organisation } from "../domain/directory/organisation.ts";
import type { Deps } from "../ports/deps.ts";
import { wrongCursor } from "../storage/wrong-cursor.ts";

export interface OrganisationView {
  readonly organisationId: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly closedAt: string | null;
  readonly areas: readonly string[];
  readonly hasDataAgreement: boolean;
  readonly services: Organisation["services"];
}

const viewOf = (organisation: Organisation, today: string): OrganisationView => {
  const { id, name, phone, email, closedAt, services } = organisation;
  return { organisationId: id, name, phone, email, closedAt, areas: areasOf(organisation), hasDataAgreement: hasAgreement(organisation, today), services };
};

/** Organisations that a referral can go to, each with room, waiting list and when these were last confirmed (REF-14). */
export const listOrganisations = ({ directory, clock }: Pick<Deps, "directory" | "clock">) => async (input: z.infer<typeof referralCommands.ListOrganisations>): Promise<{ organisations: OrganisationView[]; nextCursor: string | null }> => {
  const now = clock.now();
  if (input.cursor !== undefined && !OrganisationId.safeParse(input.cursor).success) throw wrongCursor();
  const found = await directory.list({ areaId: input.areaId, form: input.form, theme: input.theme, hasRoom: input.hasRoom, hasDataAgreement: input.hasDataAgreement, cursor: input.cursor, now, today: localDateOf(now), limit: input.limit + 1 });
  const shown = found.slice(0, input.limit);
  return { organisations: shown.map((organisation) => viewOf(organisation, localDateOf(now))), nextCursor: found.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
};

export const getOrganisation = ({ directory, clock }: Pick<Deps, "directory" | "clock">) => async ({ organisationId }: z.infer<typeof referralCommands.OrganisationById>): Promise<OrganisationView> => {
  const organisation = await directory.find(organisationId);
  if (organisation === undefined) throw new DomainError("NOT_FOUND");
  return viewOf(organisation, localDateOf(clock.now()));
};

/** The coordinator's own entry, as everybody sees it. */
export const myOrganisation = (deps: Pick<Deps, "directory" | "clock">) => async ({ tenantId }: Actor): Promise<OrganisationView> => {
  if (tenantId === undefined) throw new DomainError("NOT_ALLOWED", { detail: { reason: "no-organisation" } });
  return getOrganisation(deps)({ organisationId: tenantId });
};
