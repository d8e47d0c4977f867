import type { Action } from "../world/action.ts";
import type { Move, Violation } from "./explore-world.ts";

const people = ["Citizen A", "Citizen B"] as const;
const organisations = ["the first organisation", "the second organisation"] as const;
const purposeOf = (consentId: string): string => ["", "the referral", "feedback", "measurement"][Number(consentId.at(-1))] ?? "";
const which = (consentId: string): string => (consentId.at(-3) === "0" ? "" : ", asked a second time,");

/** A violation as somebody would tell it: what happened, in order, and what must not be. */
export const storyOf = ({ rule, text, moves }: Violation): string =>
  [...moves.map((move, n) => `  ${String(n + 1).padStart(2)}. ${sentence(move)}`), `  ⇒ ${rule}: ${text}`].join("\n");

function sentence({ who, action }: Move): string {
  if (who === "all" || action.does === "a year passes") return "A year passes at the consent service.";
  return `${people[who] ?? "A citizen"}: ${told(action)}.`;
}

function told(action: Action): string {
  switch (action.does) {
    case "asks": return `the caseworker has her asked for consent, towards ${organisations[action.recipient]}; the consent service asks, the referral is not saved yet`;
    case "says": {
      const to = `${purposeOf(action.consentId)}${which(action.consentId)}`;
      return { yes: `she says yes to ${to}`, no: `she says no to ${to}`, "yes again": `she renews her yes to ${to}`, less: `she takes a category back from ${to}`, stop: `she stops ${to}` }[action.what];
    }
    case "stops all": return "she stops all of it";
    case "asks to send": return "the caseworker sends the offer; its disclosure is permitted, the offer is not saved yet";
    case "finishes": return "the half-done call goes on and is saved";
    case "accepts": return "a coordinator accepts";
    case "declines": return "a coordinator declines";
    case "withdraws": return "the caseworker takes the referral back";
    case "opens the case": return "a coordinator opens the case";
    case "closes": return "a coordinator closes the referral";
    case "looks for peers": return "a coordinator looks for peers; the profile is disclosed, and on its way";
    case "peer says yes": return "the peer says yes";
    case "chooses the peer": return "she chooses the peer";
    case "opens the contact": return "the peer opens name and contact";
    case "hands back": return "she hands the course back";
    case "ends the course": return "the course is ended";
    case "records the outcome": return "a coordinator records the outcome";
    case "delivers": return `the next event of ${action.topic} reaches ${action.group}`;
    case "tries again": return `what is held up in ${action.group} is tried again`;
    case "deadline": return `the deadline worker comes by her consent to ${purposeOf(action.consentId)}`;
    case "a year passes": return "a year passes";
    case "all arrives": return "all that is on its way arrives";
    case "delivers twice": return `the next event of ${action.topic} reaches ${action.group}, which dies before it can say so: it will come again`;
    case "fails": return `the next event of ${action.topic} fails in ${action.group} and is held`;
    case "relay dies": return `the relay of ${action.service} dies; what is committed from here on waits`;
    case "relay is back": return `the relay of ${action.service} is back and publishes what waited`;
    case "relay is back and publishes twice": return `the relay of ${action.service} is back, publishes what waited, dies before it marks it, and publishes it again`;
    default: return action satisfies never;
  }
}
