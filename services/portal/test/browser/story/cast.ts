import { type Person, signedIn } from "@haandslag/testing/browser";
import type { Browser, BrowserContextOptions } from "playwright-core";

/** Who has a part in the story, each with a browser of their own, all of them open at once. */
export interface Cast {
  readonly portal: string;
  readonly caseworker: Person;
  readonly citizen: Person;
  readonly coordinator: Person;
  readonly peer: Person;
  readonly otherPeer: Person;
  readonly auditor: Person;
}

/** Nadia has a course that ends well; Holger stops all of it. No other suite has anything to do with them. */
export const citizens = {
  nadia: { account: "Nadia Borger", cprNumber: "2911829996", givenName: "Nadia", familyName: "Sommerlund", phone: "00 00 29 11", email: "nadia@eksempel.invalid", wish: "En at gå ture med, når dagene er lange" },
  holger: { account: "Holger Borger", cprNumber: "0201609995", givenName: "Holger", familyName: "Havbakke", phone: "00 00 02 01", email: "holger@eksempel.invalid", wish: "En at drikke kaffe med om eftermiddagen" },
} as const;
export type Citizen = (typeof citizens)[keyof typeof citizens];

/** Each signs in as a person does, and stands at home. */
export async function castOf(browser: Browser, portal: string, of: Citizen, context: BrowserContextOptions = {}): Promise<Cast> {
  const at = (name: string) => signedIn(browser, { portal, name, context });
  const [caseworker, citizen, coordinator, peer, otherPeer, auditor] = await Promise.all([at("Maja Sagsbehandler"), at(of.account), at("Signe Koordinator"), at("Karen Peer"), at("Anders Peer"), at("Otto Revisor")]);
  return { portal, caseworker, citizen, coordinator, peer, otherPeer, auditor };
}

export const everybody = ({ caseworker, citizen, coordinator, peer, otherPeer, auditor }: Cast): readonly Person[] => [caseworker, citizen, coordinator, peer, otherPeer, auditor];
