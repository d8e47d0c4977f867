import { AccessTokenClaims, nsisUris } from "@haandslag/service-kit/auth";
import { LoginAccount, accountIdFor } from "./login-account.ts";
import { privilegeGroupOf } from "./privilege-group.ts";

/** The accounts of one provider, and what a token says of each. */
export interface AccountBook {
  readonly accounts: readonly { readonly id: string; readonly account: LoginAccount }[];
  find(id: string): LoginAccount | undefined;
  /** MitID's part: a citizen's CPR number is exchanged for the subjectId, which is all that is kept of it for tokens. */
  signIn(id: string): Promise<void>;
  accessTokenClaims(id: string): AccessTokenClaims;
  /** Everything an ID token may carry; the client and its scopes decide how much of it does. */
  idTokenClaims(id: string): Record<string, unknown>;
}

const anySubjectId = `s_${"A".repeat(43)}`;

/** @throws a sentence that names the account by its place in the list where one is not as its role demands, or a name comes twice. */
export function accountBook(list: readonly LoginAccount[], subjectIdFor: (cprNumber: string) => Promise<string>): AccountBook {
  const accounts = list.map((entry, index) => ({ id: accountIdFor(entry.name), account: checked(entry, index) }));
  const byId = new Map(accounts.map(({ id, account }) => [id, account]));
  if (new Set(list.map((entry) => entry.name.toLowerCase())).size < list.length) {
    throw new Error("Two login accounts have the same name. A person with two roles is two accounts with different names.");
  }
  const subjectIds = new Map<string, string>();

  const get = (id: string): LoginAccount => {
    const account = byId.get(id);
    if (account === undefined) throw new Error("There is no login account with this id.");
    return account;
  };

  return {
    accounts,
    find: (id) => byId.get(id),
    async signIn(id) {
      const { cprNumber } = get(id);
      if (cprNumber !== undefined) subjectIds.set(id, await subjectIdFor(cprNumber));
    },
    accessTokenClaims: (id) => AccessTokenClaims.parse(claimsOf(get(id), subjectIds.get(id))),
    idTokenClaims(id) {
      const account = get(id);
      return {
        name: account.name,
        locale: account.language ?? "da",
        ...(account.role === "citizen" ? { "dk.cpr": account.cprNumber } : { "dk.cvr": account.cvr, privileges: [privilegeGroupOf(account)], unit_name: account.unit }),
      };
    },
  };
}

function claimsOf(account: LoginAccount, subjectId: string | undefined): Record<string, unknown> {
  const acr = account.assuranceLevel === undefined ? {} : { acr: nsisUris[account.assuranceLevel] };
  if (account.role === "citizen") return { role: account.role, subjectId, ...acr };
  const { privilege, constraints } = privilegeGroupOf(account);
  return { role: privilege, ...constraints, ...(account.peerId === undefined ? {} : { peerId: account.peerId }), ...acr };
}

function checked(entry: LoginAccount, index: number): LoginAccount {
  const account = LoginAccount.safeParse(entry).data;
  const isCitizen = entry.role === "citizen";
  const complete =
    account !== undefined && isCitizen === (account.cprNumber !== undefined) && AccessTokenClaims.safeParse(claimsOf(account, anySubjectId)).success &&
    !(isCitizen && (account.tenantId ?? account.unitId ?? account.peerId ?? account.cvr) !== undefined);
  if (!complete) throw new Error(`Login account number ${index + 1} (${entry.role}) lacks something its role needs, or has something that belongs to another role.`);
  return account;
}
