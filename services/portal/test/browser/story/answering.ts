import type { Cast } from "./cast.ts";
import { follow, press, sees } from "./hands.ts";
import type { Steps } from "./step.ts";

/** The citizen reads each question and answers it by itself: yes to some of it. Then it is sent, without a name. */
export async function* answering({ citizen: { page: home }, caseworker: { page: desk } }: Cast): Steps {
  await home.getByRole("heading", { name: "Må vi dele oplysninger om dig?" }).waitFor();
  yield { title: "what waits for the citizen", person: "citizen", page: home };

  await follow(home, "Læs og svar");
  const questions = home.locator("section.question");
  await questions.nth(2).waitFor();
  yield { title: "three questions, each by itself", person: "citizen", page: home };

  const [referral, feedback, measurement] = [questions.nth(0), questions.nth(1), questions.nth(2)];
  for (const box of await referral.locator("fieldset label").all()) await box.click();
  await press(referral, /^(Ja|Sig ja)/);
  await referral.getByText("Du har sagt ja").waitFor();
  // Of the course the municipality is to hear that it began and ended, not how.
  await feedback.locator("fieldset label").nth(0).click();
  await feedback.locator("fieldset label").nth(1).click();
  await press(feedback, /^(Ja|Sig ja)/);
  await feedback.getByText("Du har sagt ja").waitFor();
  await measurement.locator("fieldset label").first().click();
  await press(measurement, /^(Ja|Sig ja)/);
  await sees(home, "Du har svaret på det hele.");
  yield { title: "yes to some of it", person: "citizen", page: home };

  await press(desk, "Send til Havnen, uden navn");
  await sees(desk, "Venter på foreningens svar");
  yield { title: "sent without a name", person: "caseworker", page: desk };

  await follow(home, "Tilbage til Mine samtykker");
  await sees(home, "Vi har spurgt Havnen uden at sige, hvem du er.");
  yield { title: "the citizen sees how far it is", person: "citizen", page: home };
}
