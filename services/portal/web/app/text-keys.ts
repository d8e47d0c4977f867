import type app from "../texts/da/app.json";
import type auditor from "../texts/da/auditor.json";
import type caseworker from "../texts/da/caseworker.json";
import type citizen from "../texts/da/citizen.json";
import type codes from "../texts/da/codes.json";
import type errors from "../texts/da/errors.json";
import type front from "../texts/da/front.json";
import type organisation from "../texts/da/organisation.json";
import type peer from "../texts/da/peer.json";

declare module "i18next" {
  /** A key that is missing in Danish does not compile; that English has the same keys is a test's to say. */
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: typeof app; auditor: typeof auditor; caseworker: typeof caseworker; citizen: typeof citizen; codes: typeof codes; errors: typeof errors; front: typeof front; organisation: typeof organisation; peer: typeof peer };
  }
}
