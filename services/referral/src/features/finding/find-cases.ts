import type { FieldError, FindReason, referralCommands, ReferralStatus, Unit } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { authoritiesAnsweredBy } from "../../domain/policies/who-may-know.ts";
import { type Referral, statusForSender } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";
import { subjectIdIn } from "../../ports/subject-id-in.ts";
import { tellFound } from "../../storage/look-ups.ts";
import { unitsNamed } from "../../storage/units.ts";

export interface FoundCase {
  readonly referralId: string;
  readonly unitId: string;
  /** Null where nobody has given the unit a name. */
  readonly unitName: string | null;
  /** Another unit's is found, so that one knows whom to ask; it is not opened. */
  readonly isOwnUnit: boolean;
  readonly status: ReferralStatus;
  readonly draftedAt: string;
  readonly citizen: { readonly givenNames: readonly string[]; readonly familyName: string | null };
  /** Of the own unit's cases. */
  readonly organisationName: string | null;
}
export interface FoundCases { readonly cases: readonly FoundCase[]; readonly hasMore: boolean }
type Asked = z.infer<typeof referralCommands.FindCases>;

const most = 50;

/**
 * A caseworker finds a case of the own unit by a part of the name or by the CPR number; in the authority's other units with
 * a reason, and then the citizen sees of each that was found who looked, and why (CON-32). Newest first.
 */
export const findCases = ({ runner, lists, names, content, directory, clock, subjectKey }: Pick<Deps, "runner" | "lists" | "names" | "content" | "directory" | "clock" | "subjectKey">) => async (input: Asked, who: Actor): Promise<FoundCases> => {
  const { authorityId, unitId } = staffOf(who);
  const reason = reasonIn(input);
  const authorityIds = authoritiesAnsweredBy(authorityId, clock.now());
  const where = { authorityIds, unitIds: input.where === "unit" ? [unitId] : await lists.unitsOf(authorityIds) };
  const by = input.cprNumber === undefined
    ? { ids: await names.find(runner.pool, authorityIds.flatMap((id) => where.unitIds.map((unit) => ({ authorityId: id, unitId: unit }))), input.name ?? "") }
    : { subjectId: subjectIdIn(input.cprNumber, "cprNumber", subjectKey) };
  const found = await lists.found({ ...where, ...by, limit: most + 1 });
  const shown = found.slice(0, most);
  const [identities, organisations, units] = await Promise.all([
    content.openIdentities(runner.pool, shown.map(({ referralId }) => referralId)),
    directory.namesOf(shown.flatMap(({ organisationId }) => organisationId ?? [])),
    unitsNamed(runner.pool, authorityIds),
  ]);
  const cases = shown.map((state) => caseOf(state, unitId, identities.get(state.referralId), { organisations, units }));
  // Before the answer goes out: what somebody saw is told, whatever becomes of the connection.
  if (reason !== undefined) await tellFound(runner, cases.filter(({ isOwnUnit }) => !isOwnUnit).map(({ referralId }) => referralId), who, reason);
  return { cases, hasMore: found.length > most };
};

function caseOf(state: Referral, own: string, identity: { givenNames: readonly string[]; familyName?: string | undefined } | undefined, { organisations, units }: { readonly organisations: ReadonlyMap<string, string>; readonly units: readonly Unit[] }): FoundCase {
  const { referralId, draftedAt, sender, organisationId } = state;
  const unitId = sender.kind === "authority" ? sender.unitId : "";
  const unit = units.find((each) => sender.kind === "authority" && each.authorityId === sender.authorityId && each.unitId === unitId);
  return {
    referralId, unitId, unitName: unit?.name ?? null, isOwnUnit: unitId === own, status: statusForSender(state), draftedAt,
    citizen: { givenNames: identity?.givenNames ?? [], familyName: identity?.familyName ?? null },
    organisationName: unitId === own ? (organisations.get(organisationId ?? "") ?? null) : null,
  };
}

/** @throws DomainError INPUT_INVALID where not exactly one thing is searched for, or a reason is missing or without a use */
function reasonIn({ name, cprNumber, where, reason }: Asked): FindReason | undefined {
  const wrong: FieldError[] = [
    ...(name === undefined && cprNumber === undefined ? [{ field: "name", code: "MISSING" as const, text: "Write a part of the name, or the CPR number." }] : []),
    ...(name !== undefined && cprNumber !== undefined ? [{ field: "name", code: "NOT_ALLOWED_HERE" as const, text: "Search by the name or by the CPR number." }] : []),
    ...(where === "authority" && reason === undefined ? [{ field: "reason", code: "MISSING" as const, text: "Say why you look outside your own unit. The citizen sees it." }] : []),
    ...(where === "unit" && reason !== undefined ? [{ field: "reason", code: "NOT_ALLOWED_HERE" as const, text: "In your own unit no reason is asked." }] : []),
  ];
  if (wrong.length > 0) throw new DomainError("INPUT_INVALID", { fields: wrong });
  return reason;
}
