import type { LoginAccount } from "./login-account.ts";

/**
 * What the municipal login says of a member of staff: one privilege group, for one organisation (by CVR number), with
 * the role and what it is limited to. The shape is that of OIO Basic Privilege Profile 1.2 (`PrivilegeGroup` with
 * `Scope`, `Privilege` and `Constraint`), as JSON. There is always exactly one: groups are never merged.
 */
export interface PrivilegeGroup {
  readonly scope?: `urn:dk:gov:saml:cvrNumberIdentifier:${string}`;
  readonly privilege: string;
  readonly constraints: { readonly tenant?: string; readonly unit?: string };
}

export function privilegeGroupOf(account: LoginAccount): PrivilegeGroup {
  return {
    ...(account.cvr === undefined ? {} : { scope: `urn:dk:gov:saml:cvrNumberIdentifier:${account.cvr}` as const }),
    privilege: account.role,
    constraints: {
      ...(account.tenantId === undefined ? {} : { tenant: account.tenantId }),
      ...(account.unitId === undefined ? {} : { unit: account.unitId }),
    },
  };
}
