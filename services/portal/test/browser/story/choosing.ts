import type { Cast } from "./cast.ts";
import { newLink, linksUnder } from "./accepting.ts";
import { follow, part, press, sees, tick } from "./hands.ts";
import type { Steps } from "./step.ts";

/** Peers are asked without a name and say yes; the citizen chooses among them. */
export async function* choosing({ coordinator: { page: desk }, peer, otherPeer, citizen: { page: home } }: Cast): Steps {
  const asks = "/peer/asks/";
  const before = await Promise.all([peer, otherPeer].map(({ page }) => linksUnder(page, asks)));
  await follow(desk, "Find peers");
  await press(desk, "Find peers (det ses af borgeren)");
  await desk.getByRole("heading", { name: "Peers, der passer" }).waitFor();
  await tick(desk, "Karen");
  await tick(desk, "Anders");
  yield { title: "who suits, and what took the others off", person: "coordinator", page: desk };

  await press(desk, "Spørg de valgte");
  await sees(desk, "I har spurgt peers");
  for (const [i, { page }] of [peer, otherPeer].entries()) {
    const ask = await newLink(page, asks, before[i] ?? []);
    await page.locator(`main a[href="${ask}"]`).click();
    await press(page, "Se ønskerne (det ses af borgeren)");
    await page.getByRole("heading", { name: "Det, borgeren ønsker" }).waitFor();
    yield { title: i === 0 ? "a peer is asked without a name" : "another peer is asked", person: i === 0 ? "peer" : "otherPeer", page };
    await press(page, "Sig ja");
    await page.waitForURL((url) => url.pathname === "/peer");
  }

  await home.getByRole("heading", { name: "Vælg en peer" }).waitFor();
  await follow(home, "Se, hvem du kan vælge");
  await part(home, /^Karen/).waitFor();
  yield { title: "the citizen chooses, or none of them", person: "citizen", page: home };

  await press(home.locator(".choices > *").filter({ hasText: "Jeg mistede min mand" }), "Vælg denne peer");
  await sees(home, "Vores møder");
  yield { title: "chosen", person: "citizen", page: home };
}
