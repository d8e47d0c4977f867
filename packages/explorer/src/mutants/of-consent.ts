import { nothingToDo, refuse } from "@haandslag/contracts";
import type { Consent } from "@haandslag/consent/domain";
import { mutantWorlds as worlds } from "../world/worlds.ts";
import type { Mutant } from "./mutant.ts";

const hasEnded = (consent: Consent | undefined): boolean => consent !== undefined && consent.status !== "requested" && consent.status !== "granted";

export const mutantsOfConsent: readonly Mutant[] = [
  {
    name: "a yes that comes late revives a consent that has ended",
    breaks: "CON-14", world: worlds.plain,
    mutate: (real) => {
      const { decide, evolve } = real.consent;
      const asIfAsked = (consent: Consent | undefined) => (hasEnded(consent) ? { ...consent, status: "requested", answerBy: "9999-01-01T00:00:00.000Z" } as Consent : consent);
      return { ...real, consent: {
        ...real.consent,
        decide: (command, consent) => decide(command, command.command === "grant" ? asIfAsked(consent) : consent),
        evolve: (consent, event) => evolve(event.type === "granted" ? asIfAsked(consent) : consent, event),
      } };
    },
  },
  {
    name: "a renewal takes no epoch of its own",
    breaks: "CON-12", world: worlds.renewed,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      evolve: (consent, event) => {
        const after = real.consent.evolve(consent, event);
        return event.type === "renewed" ? { ...after, epoch: after.epoch - 1 } : after;
      },
    } }),
  },
  {
    name: "an epoch is left out",
    breaks: "CON-12", world: worlds.plain,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      evolve: (consent, event) => {
        const after = real.consent.evolve(consent, event);
        return event.type === "revoked" ? { ...after, epoch: after.epoch + 1 } : after;
      },
    } }),
  },
  {
    name: "a revocation is blocked while nothing has been answered",
    breaks: "CON-23", world: worlds.plain,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      decide: (command, consent) => (command.command === "revoke" && consent?.status === "requested" ? refuse("CONSENT_WRONG_STATE", { state: consent.status }) : real.consent.decide(command, consent)),
    } }),
  },
  {
    name: "a revocation of a renewed consent is taken for nothing to do",
    breaks: "CON-23", world: worlds.renewed,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      decide: (command, consent) => (command.command === "revoke" && consent?.status === "granted" && consent.given.yesEpoch > 2 ? nothingToDo : real.consent.decide(command, consent)),
    } }),
  },
  {
    name: "a narrowing is recorded and ignored",
    breaks: "CON-18", world: worlds.narrowed,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      evolve: (consent, event) => {
        const after = real.consent.evolve(consent, event);
        return event.type === "narrowed" && after.status === "granted" && consent?.status === "granted" ? { ...after, given: { ...after.given, categories: consent.given.categories } } : after;
      },
    } }),
  },
  {
    name: "a consent goes on after its last day",
    breaks: "CON-18", world: worlds.runOut,
    mutate: (real) => ({ ...real, decideDisclosure: (consents, request, now, atLeast) =>
      real.decideDisclosure((consents as readonly { validFrom: string | null }[]), request, new Date(Math.min(now.getTime(), Date.parse("2026-04-01T00:00:00Z"))), atLeast) }),
  },
  {
    name: "the end of the referral leaves its consents standing",
    breaks: "CON-18", world: worlds.fedBack,
    mutate: (real) => ({ ...real, consent: {
      ...real.consent,
      decide: (command, consent) => (command.command === "end with the referral" && consent?.status === "granted" ? nothingToDo : real.consent.decide(command, consent)),
    } }),
  },
  {
    name: "the decision reads the consents as they were before it had the lock",
    breaks: "CON-19", world: worlds.plain,
    mutate: (real) => ({ ...real, storage: { ...real.storage, readUnderLock: (epochs) => epochs.map((row) => row.before ?? row) } }),
  },
  {
    name: "the decision takes a revoked consent for a granted one",
    breaks: "CON-18", world: worlds.plain,
    mutate: (real) => ({ ...real, decideDisclosure: (consents, request, now, atLeast) =>
      real.decideDisclosure((consents as readonly { status: string }[]).map((consent) => (consent.status === "revoked" ? { ...consent, status: "granted" } : consent)), request, now, atLeast) }),
  },
  {
    name: "the decision looks at the other citizen's consents",
    breaks: "CON-18", world: worlds.two,
    mutate: (real) => ({ ...real, decideDisclosure: (consents, request, now, atLeast) => {
      const { subjectId, referralId } = request as { readonly subjectId: string; readonly referralId: string };
      return real.decideDisclosure((consents as readonly object[]).map((consent) => ({ ...consent, subjectId, referralId })), request, now, atLeast);
    } }),
  },
  {
    name: "a coordinator who has the case cannot pass on that it shall stop",
    breaks: "CON-23", world: worlds.plain,
    mutate: (real) => ({ ...real, mayEnd: (who, consent, releases, now) => real.mayEnd(who, consent, who.role === "coordinator" ? [] : releases, now) }),
  },
  {
    name: "what is narrowed is not announced",
    breaks: "CON-25", world: worlds.narrowed,
    mutate: (real) => ({ ...real, consent: { ...real.consent, announce: (event, after) => (event.type === "narrowed" ? [] : real.consent.announce(event, after)) } }),
  },
];
