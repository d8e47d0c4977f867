import { ConsentRevoked, isRefusal, nothingToDo } from "@haandslag/contracts";
import type { Candidate } from "../world/storage.ts";
import { mutantWorlds as worlds } from "../world/worlds.ts";
import type { Mutant } from "./mutant.ts";

const toTheSameRecipient = (candidates: readonly Candidate[], referralId: string): readonly Candidate[] => {
  const own = candidates.find((one) => one.referralId === referralId);
  return candidates.filter(({ organisationId }) => organisationId !== null && organisationId === own?.organisationId);
};

export const mutantsOfTheOthers: readonly Mutant[] = [
  {
    name: "a consumer finds the referral by its recipient, and applies a revocation to the wrong citizen's",
    breaks: "CON-24", world: worlds.twoInTheirTime,
    mutate: (real) => ({ ...real, storage: {
      ...real.storage,
      addressees: (message, group, candidates) => {
        const [first] = group === "referral" && message.on === ConsentRevoked ? toTheSameRecipient(candidates, message.referralId) : [];
        return first === undefined ? real.storage.addressees(message, group, candidates) : [first];
      },
    } }),
  },
  {
    name: "an end erases for everybody who has the same recipient",
    breaks: "CON-24", world: worlds.twoInTheirTime,
    mutate: (real) => ({ ...real, storage: {
      ...real.storage,
      addressees: (message, group, candidates) => (group === "erasure" && message.on === ConsentRevoked
        ? [...new Set([...real.storage.addressees(message, group, candidates), ...toTheSameRecipient(candidates, message.referralId)])] : real.storage.addressees(message, group, candidates)),
    } }),
  },
  {
    name: "the referral takes every epoch that it hears for the newest",
    breaks: "CON-22", world: worlds.faulty,
    mutate: (real) => ({ ...real, referral: {
      ...real.referral,
      decide: (command, referral) => real.referral.decide(command, command.type === "noteConsent" && referral !== undefined
        ? { ...referral, consents: referral.consents.filter(({ consentId }) => consentId !== command.consent.consentId) }
        : referral),
    } }),
  },
  {
    name: "a revocation does not stop the referral",
    breaks: "CON-24", world: worlds.plain,
    mutate: (real) => ({ ...real, referral: {
      ...real.referral,
      decide: (command, referral) => {
        const decision = real.referral.decide(command, referral);
        return isRefusal(decision) ? decision : { events: decision.events.filter(({ type }) => type !== "stopped") };
      },
    } }),
  },
  {
    name: "a course that is heard of twice begins twice",
    breaks: "CON-22", world: worlds.fedBack,
    mutate: (real) => ({ ...real, referral: {
      ...real.referral,
      decide: (command, referral) => real.referral.decide(command, command.type === "noteCourseStarted" && referral?.status === "in_course" ? { ...referral, status: "accepted", course: null } : referral),
    } }),
  },
  {
    name: "a yes to measurement that comes late revives what has ended",
    breaks: "CON-14", world: worlds.measured,
    mutate: (real) => ({ ...real, course: {
      ...real.course,
      decide: (command, course) => real.course.decide(command, command.type === "hearMeasurementConsented" && course !== undefined ? { ...course, consents: [] } : course),
    } }),
  },
  {
    name: "a course forgets nobody",
    breaks: "CON-24", world: worlds.measured,
    mutate: (real) => ({ ...real, course: { ...real.course, decide: (command, course) => (command.type === "hearMeasurementEnded" ? nothingToDo : real.course.decide(command, course)) } }),
  },
  {
    name: "erased before it has stopped: what is on its way is kept after the erasure",
    breaks: "CON-25", world: worlds.narrowed,
    mutate: (real) => ({ ...real, storage: { ...real.storage, keepProfile: (held, asked) => ({ ...held, profile: asked.profile }) } }),
  },
  {
    name: "the organisation's side stops and keeps what it held",
    breaks: "CON-25", world: worlds.plain,
    mutate: (real) => ({ ...real, storage: { ...real.storage, eraseHeld: (held) => held } }),
  },
  {
    name: "what was laid ready outlives the referral",
    breaks: "CON-24", world: worlds.plain,
    mutate: (real) => ({ ...real, storage: { ...real.storage, eraseShares: (shares) => shares } }),
  },
  {
    name: "a receipt for the wrong epoch",
    breaks: "CON-22", world: worlds.plain,
    mutate: (real) => ({ ...real, storage: { ...real.storage, epochOfReceipt: (epoch) => epoch - 1 } }),
  },
  {
    name: "a receipt is counted for whichever epoch is open",
    breaks: "CON-24", world: worlds.narrowed,
    mutate: (real) => ({ ...real, receipts: {
      ...real.receipts,
      decide: (command, account) => {
        if (command.command !== "take receipt") return real.receipts.decide(command, account);
        const open = account?.epochs.findLast(({ lines }) => lines.some(({ holder, status }) => holder === command.claims.holder && status !== "received"));
        return real.receipts.decide({ ...command, claims: { ...command.claims, epoch: open?.epoch ?? command.claims.epoch } }, account);
      },
    } }),
  },
  {
    name: "nobody's receipt is awaited after a consent has run out",
    breaks: "CON-24", world: worlds.runOut,
    mutate: (real) => ({ ...real, receipts: { ...real.receipts, whatIsAwaited: (consent, wasDisclosed, now) => (consent.status === "expired" ? undefined : real.receipts.whatIsAwaited(consent, wasDisclosed, now)) } }),
  },
  {
    name: "what was taken back before the offer is laid ready with it",
    breaks: "CON-25", world: worlds.narrowed,
    mutate: (real) => ({ ...real, referral: { ...real.referral, laidReady: (referral) => real.referral.laidReady(referral, null) } }),
  },
  {
    name: "what was permitted before the end is laid ready after its receipt",
    breaks: "CON-24", world: worlds.plain,
    mutate: (real) => ({
      ...real,
      storage: { ...real.storage, isAnsweredOver: () => false },
      referral: { ...real.referral, decide: (command, referral) => real.referral.decide(command, command.type === "sendOffer" && referral !== undefined ? { ...referral, consents: [] } : referral) },
    }),
  },
  {
    name: "a revocation waits behind what is held up",
    breaks: "CON-21", world: worlds.faulty,
    mutate: (real) => ({ ...real, storage: { ...real.storage, overtakes: () => false } }),
  },
  {
    name: "an event that fails is dropped",
    breaks: "CON-24", world: worlds.faulty,
    mutate: (real) => ({ ...real, storage: { ...real.storage, holdWhatFails: (held) => held } }),
  },
  {
    name: "what a relay had not published when it died is lost",
    breaks: "CON-24", world: worlds.faulty,
    mutate: (real) => ({ ...real, storage: { ...real.storage, publishWhatWaited: () => [] } }),
  },
];
