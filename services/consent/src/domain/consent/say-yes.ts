import { categoriesOf, type DataCategory, type Decision, happened, nothingToDo, type Refusal, refuse } from "@haandslag/contracts";
import { danishMidnight } from "../danish-midnight.ts";
import { lawInForce, longestUntil } from "../law/find-law.ts";
import type { Grant, Narrow, Renew } from "./commands.ts";
import { renewalReminder } from "./deadlines.ts";
import type { ConsentEvent } from "./events.ts";
import { howItWasSaid } from "./how-it-was-said.ts";
import type { Consent, Granted, Requested, Yes } from "./state.ts";

/** The first yes: which categories, for how long, by whom, to which text (CON-10, CON-11). */
export function grant(command: Grant, state: Requested): Decision<ConsentEvent> {
  const said = yesTo(command, state);
  if ("refused" in said) return said;
  const { despiteProtection, now } = command;
  const categories = inOrder(command.categories, state);
  if (!isPartOf(command.categories, state.asked)) return refuse("CONSENT_CATEGORY_NOT_ASKED", { field: "categories" });
  if (despiteProtection && !namesOrAddresses(categories)) return refuse("INPUT_INVALID", { field: "despiteProtection" });
  return happened({ type: "granted", categories, validFrom: now.toISOString(), ...said, despiteProtection });
}

/** A yes again, to what is still granted: a new epoch with a new end. */
export function renew(command: Renew, state: Granted): Decision<ConsentEvent> {
  const said = yesTo(command, state);
  return "refused" in said ? said : happened({ type: "renewed", ...said });
}

/** A category less, or more than one; what is left must have been given (CON-08). */
export function narrow(command: Narrow, state: Granted): Decision<ConsentEvent> {
  const { categories: given, despiteProtection } = state.given;
  if (!isPartOf(command.categories, given)) return refuse("CONSENT_CATEGORY_NOT_ASKED", { field: "categories" });
  const categories = inOrder(command.categories, state);
  if (categories.length === given.length) return nothingToDo;
  return happened({ type: "narrowed", categories, despiteProtection: despiteProtection && namesOrAddresses(categories), by: command.by });
}

/** What the grant and the renewal demand alike. */
function yesTo(command: Grant | Renew, state: Requested | Granted): { expiresAt: string; remindAt: string; yes: Yes } | Refusal {
  const { now, shown } = command;
  const row = lawInForce(state.lawRow, now);
  if ("refused" in row) return row;
  const said = howItWasSaid(command, state, row);
  if ("refused" in said) return said;

  // The text that was shown must be the text that was asked with, to the letter.
  const ours = state.notices.find(({ noticeId, language }) => noticeId === shown.noticeId && language === shown.language);
  if (ours === undefined) return refuse("NOTICE_UNKNOWN", { field: "notice" });
  if (ours.version !== shown.version || ours.hash !== shown.hash) return refuse("NOTICE_CHANGED", { field: "notice" });

  const longest = longestUntil(row, said.given);
  const wanted = command.expiresAt ?? longest;
  if (wanted.getTime() > longest.getTime()) return refuse("CONSENT_TOO_LONG", { field: "expiresAt", longest: longest.toISOString(), row: row.id, paragraph: row.longestLifeYears.paragraph, origin: row.longestLifeYears.origin });
  if (!(wanted.getTime() > now.getTime())) return refuse("INPUT_INVALID", { field: "expiresAt" });
  // A consent ends with a whole day in Denmark, the last one that lies within what the law and the citizen allow.
  const expiresAt = danishMidnight(wanted);
  if (expiresAt.getTime() <= now.getTime()) return refuse("INPUT_INVALID", { field: "expiresAt" });
  return { expiresAt: expiresAt.toISOString(), remindAt: renewalReminder(now, expiresAt), yes: { notice: ours, lawRow: row.id, ...said.how } };
}

const isPartOf = (some: readonly DataCategory[], all: readonly DataCategory[]) => some.length > 0 && some.every((category) => all.includes(category));

const inOrder = (categories: readonly DataCategory[], { purpose }: Consent): DataCategory[] =>
  categoriesOf[purpose].filter((category) => categories.includes(category));

/** The second question is about these two alone (CON-28). */
const namesOrAddresses = (categories: readonly DataCategory[]) => categories.includes("identity") || categories.includes("contact");
