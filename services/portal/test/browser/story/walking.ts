import type { Cast } from "./cast.ts";
import { follow, inDays, part, press, sees, tick } from "./hands.ts";
import type { Steps } from "./step.ts";

/** The chosen peer opens name and contact, they meet, and the citizen says how it goes, as far as she likes. */
export async function* walking({ peer: { page: phone }, citizen: { page: home } }: Cast): Steps {
  await follow(phone, "Gå til forløbet");
  await press(phone, "Åbn navn og kontakt (det ses af borgeren)");
  await phone.locator(".opened-case").waitFor();
  yield { title: "the peer opens name and contact", person: "peer", page: phone };

  await press(phone, "Aftal et møde");
  const dialog = phone.getByRole("dialog");
  await dialog.getByLabel("Dag").fill(inDays(3));
  await dialog.getByLabel("Klokken").fill("10:00");
  await dialog.getByLabel("Hvor", { exact: true }).selectOption({ label: "Ude i det fri" });
  await press(dialog, "Gem aftalen");
  await part(phone, "Møder").getByText("ude i det fri").waitFor();
  yield { title: "a meeting is planned", person: "peer", page: phone };

  await press(phone, "Skriv et møde ned");
  await dialog.getByLabel("Dag").fill(inDays(0));
  await dialog.getByLabel("Hvor mange minutter").fill("50");
  await tick(dialog, "Begge kom");
  await press(dialog, "Gem mødet");
  await part(phone, "Møder").getByText("50 minutter").waitFor();
  yield { title: "a meeting is written down", person: "peer", page: phone };

  await follow(home, "Tilbage til Mine samtykker");
  await follow(home, "Se spørgsmålene");
  const questions = home.locator("fieldset.check-in-item");
  await questions.first().waitFor();
  for (const [i, answer] of [3, 2].entries()) await questions.nth(i).locator("label").nth(answer).click();
  yield { title: "how it goes, and the rest is skipped", person: "citizen", page: home };

  await press(home, "Send mine svar");
  await sees(home, "Der er ingen spørgsmål lige nu.");
  yield { title: "answered", person: "citizen", page: home };
}
