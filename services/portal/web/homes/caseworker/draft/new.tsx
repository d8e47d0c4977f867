import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../../calls/ask.ts";
import { useFilters } from "../../../parts/filters.ts";
import { DangerFirst } from "./danger-first.tsx";
import { DraftForm } from "./draft-form.tsx";
import { draftOfCase } from "./draft-of-case.ts";
import { emptyDraft } from "./draft-values.ts";

/**
 * A new referral, or a draft to go on with (`?draft=`). Which of the two was so when the page came: a draft that is made
 * while one writes gets its address without the fields being built anew.
 */
export default function NewReferral() {
  const [{ draft }, change] = useFilters<"draft">();
  const [first] = useState(draft);
  const [isSafe, setSafe] = useState(false);
  const queries = useQueryClient();
  if (first !== undefined) return <GoOn referralId={first} />;
  if (!isSafe) return <DangerFirst onSafe={() => setSafe(true)} />;
  return <DraftForm initial={emptyDraft} onDrafted={(referralId) => {
    change({ draft: referralId });
    void queries.invalidateQueries({ queryKey: ["referral", "listReferrals"] });
  }} />;
}

function GoOn({ referralId }: { readonly referralId: string }) {
  const { data } = useSuspenseQuery({ ...ask.referral.getReferral({ referralId }), staleTime: 0 });
  return <DraftForm initial={draftOfCase(data)} referralId={referralId} onDrafted={() => undefined} />;
}
