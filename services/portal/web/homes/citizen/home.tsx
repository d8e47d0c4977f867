import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { useNamesAhead } from "../../parts/names-of-parties.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ForOthersCard } from "./home/for-others-card.tsx";
import { MoreLinks } from "./home/more-links.tsx";
import { Recipients } from "./home/recipients.tsx";
import { ReferralSteps } from "./home/referral-steps.tsx";
import { useForOthers } from "./home/use-for-others.ts";
import { useWaiting } from "./home/use-waiting.ts";
import { WaitingCard } from "./home/waiting-card.tsx";

/** Where the citizen is, what waits for her, and what happens next. */
export default function CitizenHome() {
  const { t } = useTranslation("citizen");
  const { data: referrals } = useSuspenseQuery(ask.referral.myReferrals());
  const { data: { recipients } } = useSuspenseQuery(ask.consent.myRecipients());
  useNamesAhead(recipients.map(({ recipient }) => recipient));
  const waiting = useWaiting(referrals);
  const others = useForOthers();
  return (
    <>
      <PageHeading>{t("titles.home")}</PageHeading>
      <section aria-labelledby="waits">
        <h2 id="waits">{t("home.waits")}</h2>
        {waiting.length === 0 && others.waiting === 0 ? <Empty text={t("home.nothingWaits")} /> : (
          <div className="cards">
            {waiting.map((thing) => <WaitingCard key={thing.key} thing={thing} />)}
            {others.waiting > 0 && <ForOthersCard waiting={others.waiting} />}
          </div>
        )}
      </section>
      {referrals.map((referral) => <ReferralSteps key={referral.referralId} referral={referral} isOnly={referrals.length === 1} />)}
      <Recipients />
      <MoreLinks hasReferral={referrals.length > 0} actsForSomebody={others.actsForSomebody} />
    </>
  );
}
