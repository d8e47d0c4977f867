import type { FieldError, referralCommands } from "@haandslag/contracts";
import { authoritiesOn } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { ContactRequestCommand } from "../../domain/contact-request/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { findWaiting, isAskedAlready } from "../../storage/contact-requests.ts";
import { authorityOf, knownContacts } from "./known-contact.ts";

export interface AskedContact { readonly contactRequestId: string; readonly authorityId: string }

/**
 * A citizen asks an authority to call her, in two taps where it has her case: name and number are taken from its own
 * record, or from what she wrote herself (REF-28). While one wish waits, another is the same one.
 */
export const askToBeContacted = (deps: Pick<Deps, "runner" | "contactRequests" | "contactContent" | "lists" | "content" | "clock" | "ids">) => async (input: z.infer<typeof referralCommands.AskToBeContacted>, who: Actor): Promise<AskedContact> => {
  const { runner, contactRequests, contactContent, clock, ids } = deps;
  const { authorityId, times } = input;
  const { subjectId } = who;
  if (subjectId === undefined) throw new DomainError("NOT_ALLOWED", { detail: { reason: "no-subject" } });
  const now = clock.now();
  if (authoritiesOn(now).every(({ id, kind }) => id !== authorityId || kind === "state")) throw wrong({ field: "authorityId", code: "NOT_ONE_OF", text: "Choose one of the municipalities or regions that there are today." });
  const waiting = async (): Promise<AskedContact | undefined> => {
    const found = await findWaiting(runner.pool, { subjectId, authorityId });
    return found === undefined ? undefined : { contactRequestId: found.contactRequestId, authorityId };
  };

  const known = await knownContacts(deps, who);
  const own = known.find(({ referral }) => authorityOf(referral, now) === authorityId);
  const source = own ?? known.find(({ referral }) => referral.sender.kind === "citizen");
  const { name = source?.name, phone = source?.phone } = input;
  if (phone === undefined) throw wrong({ field: "phone", code: "MISSING", text: "Write the number that you can be called at." });
  if (name === undefined || name === "") throw wrong({ field: "name", code: "MISSING", text: "Write your name." });

  const contactRequestId = ids.next();
  const sender = own?.referral.sender;
  return (await waiting()) ?? runCommand(runner, contactRequests, {
    name: "askToBeContacted", id: contactRequestId, makes: true, input,
    command: (at): ContactRequestCommand => ({
      type: "askToBeContacted", contactRequestId, subjectId, authorityId, at: at.toISOString(),
      unitId: sender?.kind === "authority" ? sender.unitId : null, referralId: own?.referral.referralId ?? null,
    }),
    within: (tx) => contactContent.seal(tx, contactRequestId, { name, phone, times }),
    result: ({ id }) => ({ contactRequestId: id, authorityId }),
  }).catch(async (error: unknown) => (isAskedAlready(error) ? ((await waiting()) ?? Promise.reject(error)) : Promise.reject(error)));
};

const wrong = (field: FieldError): DomainError => new DomainError("INPUT_INVALID", { fields: [field] });
