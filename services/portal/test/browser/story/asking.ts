import type { Cast, Citizen } from "./cast.ts";
import { follow, press, sees, tick } from "./hands.ts";
import type { Steps } from "./step.ts";

/** A caseworker writes what a citizen wishes, and asks for consent to share it with Havnen. */
export async function* asking({ caseworker: { page } }: Cast, of: Citizen): Steps {
  await follow(page, "Begynd en ny henvisning");
  await page.getByRole("heading", { name: "Er nogen i fare lige nu?" }).waitFor();
  yield { title: "danger is asked about first", person: "caseworker", page };

  await press(page, "Nej, begynd henvisningen");
  await page.getByLabel("CPR-nummer").fill(of.cprNumber);
  await page.getByLabel("Fornavne").fill(of.givenName);
  await page.getByLabel("Efternavn").fill(of.familyName);
  for (const words of ["Én til én", "dansk", "Mail"]) await tick(page, words);
  await tick(page.getByRole("group", { name: "Sprog i beskeder og tekster" }), "dansk");
  await page.getByLabel("Hjemmel").selectOption({ label: "Serviceloven § 82 a–d (tidlig støtte)" });
  yield { title: "who it is about", person: "caseworker", page };

  await press(page, "Gem, og gå til næste trin");
  await page.getByRole("heading", { name: "Støtten" }).waitFor();
  await tick(page, "At være alene");
  await page.getByLabel("Borgerens ønske").fill(of.wish);
  await tick(page, "Hverdage om eftermiddagen");
  await press(page, "Gem, og gå til næste trin");
  await page.getByRole("heading", { name: "Kontakt" }).waitFor();
  await page.getByLabel("Telefon").fill(of.phone);
  await page.getByLabel("Mail", { exact: false }).first().fill(of.email);
  await press(page, "Gem, og gå til næste trin");
  await page.getByRole("heading", { name: "Se efter" }).waitFor();
  await sees(page, of.wish);
  yield { title: "all of it before anybody is asked", person: "caseworker", page };

  await press(page, "Gem, og vælg forening");
  await page.getByRole("button", { name: "Spørg om Havnen" }).waitFor();
  yield { title: "organisations with their room", person: "caseworker", page };

  await press(page, "Spørg om Havnen");
  await sees(page, "Du spørger borgeren om at dele med Havnen.");
  yield { title: "nothing is ticked beforehand", person: "caseworker", page };
  for (const words of ["Situation", "Ønsker", "Det praktiske", "Navn og aldersgruppe", "Telefon, mail og adresse", "At forløbet er begyndt", "At forløbet er slut", "Hvordan det endte", "Svar på, hvordan det går"]) await tick(page, words);
  yield { title: "what the citizen is to be asked", person: "caseworker", page };

  await press(page, "Spørg borgeren");
  await sees(page, "Venter på borgerens svar");
  yield { title: "the citizen is asked", person: "caseworker", page };
}
