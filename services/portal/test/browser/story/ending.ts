import type { Cast } from "./cast.ts";
import { follow, press, sees, tick } from "./hands.ts";
import type { Steps } from "./step.ts";

/** The coordinator writes down how it ended, and closes. */
export async function* closing({ coordinator: { page: desk }, citizen: { page: home }, caseworker: { page: sender } }: Cast): Steps {
  await follow(desk, "Til forløbet");
  await press(desk, "Slut forløbet");
  const dialog = desk.getByRole("dialog");
  await tick(dialog, "Målene blev nået");
  await press(dialog, "Slut forløbet og gem");
  await press(desk, "Luk henvisningen");
  await desk.waitForURL((url) => url.pathname === "/organisation");
  await follow(home, "Tilbage til Mine samtykker");
  await sees(home, "Forløbet er slut");
  yield { title: "closed, as the citizen sees it", person: "citizen", page: home };
  await sees(sender, "Afsluttet");
  yield { title: "closed, as the sender sees it", person: "caseworker", page: sender };

  await follow(home, "Se, hvem der har set mine oplysninger");
  await home.getByRole("heading", { name: "De har fået noget" }).waitFor();
  yield { title: "who has looked, and who got what", person: "citizen", page: home };
}

/** The citizen stops all of it, while the coordinator has the case open. */
export async function* stopping({ citizen: { page: home }, coordinator: { page: desk } }: Cast): Steps {
  await follow(home, "Stop, eller del mindre");
  await home.getByRole("heading", { name: "Stop det hele" }).waitFor();
  yield { title: "three ways to stop", person: "citizen", page: home };

  await press(home, "Stop det hele");
  await home.getByRole("dialog").getByRole("heading", { name: "Skal vi stoppe det hele?" }).waitFor();
  yield { title: "one plain confirmation", person: "citizen", page: home };

  await press(home.getByRole("dialog"), "Ja, stop nu");
  await sees(desk, "Borgeren deler ikke mere med jer");
  yield { title: "it closes before the coordinator's eyes", person: "coordinator", page: desk };

  await home.getByText("Stoppet og slettet").first().waitFor();
  yield { title: "the receipts are in", person: "citizen", page: home };

  await press(desk, "Vi har ingen noter mere");
  await desk.getByRole("button", { name: "Vi har ingen noter mere" }).waitFor({ state: "detached" });
  yield { title: "own notes are deleted too", person: "coordinator", page: desk };
}

/** The auditor holds all of it against the log. */
export async function* auditing({ auditor: { page } }: Cast): Steps {
  await page.getByRole("heading", { name: "Ja. Der er gjort rede for alt" }).waitFor();
  yield { title: "everything is accounted for", person: "auditor", page };

  await follow(page, "Loggen og dens beviser");
  await press(page, "Kontrollér beviset");
  await page.getByText("Beviset holder", { exact: true }).first().waitFor();
  yield { title: "a proof is checked in the browser", person: "auditor", page };
}
