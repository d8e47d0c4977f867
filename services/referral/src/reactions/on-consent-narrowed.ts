import { categoriesOf, ConsentNarrowed } from "@haandslag/contracts";
import { reactOneByOne } from "@haandslag/service-kit";
import type { Deps } from "../ports/deps.ts";

/** What the citizen took back is not kept to be disclosed. Each disclosure is decided anew in any case. */
export const onConsentNarrowed = ({ content }: Pick<Deps, "content">) => reactOneByOne({
  on: ConsentNarrowed,
  async apply({ purpose, recipient, referralId, categories }, tx) {
    if (purpose !== "referral" || recipient.kind !== "organisation") return;
    await content.dropFromShare(tx, referralId, recipient.id, categoriesOf.referral.filter((category) => !categories.includes(category)));
  },
});
