import type { Party } from "@haandslag/contracts";

/** A tenant is an authority or an organisation; its id says which. */
export const partyOfTenant = (tenantId: string): Party => ({ kind: tenantId.startsWith("organisation-") ? "organisation" : "authority", id: tenantId });
