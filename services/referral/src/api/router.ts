import { api } from "./api.ts";
import { caseloadProcedures } from "./caseload.ts";
import { citizenProcedures } from "./citizen.ts";
import { contactProcedures } from "./contact.ts";
import { directoryProcedures } from "./directory.ts";
import { organisationProcedures } from "./organisation.ts";
import { senderProcedures } from "./sender.ts";
import { serviceProcedures } from "./service.ts";

/** Everything that can be asked of the referral service. */
export const router = api.router({
  ...senderProcedures,
  ...caseloadProcedures,
  ...organisationProcedures,
  ...citizenProcedures,
  ...contactProcedures,
  ...directoryProcedures,
  ...serviceProcedures,
});
export type AppRouter = typeof router;
