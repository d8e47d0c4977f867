import type { RevokedBy } from "@haandslag/contracts";
import type { Domain } from "../domain.ts";
import { consentClock } from "../world/clocks.ts";
import type { Line } from "../world/line.ts";
import type { Finding } from "../world/making.ts";
import { authority, partyKey, peerIdOf, referralId, subjectId, unitId } from "../world/names.ts";

/** What must hold in every state, whatever is on its way. */
export const findingsInState = (domain: Domain, line: Line): readonly Finding[] =>
  [...permitsWhatIsOver(domain, line), ...blocksARevocation(domain, line), ...holdsWhatIsOver(line), ...receiptsThatAreNotTrue(line)];

/** CON-18: what the citizen has ended, or never said, no decision permits from that commit on. */
function permitsWhatIsOver(domain: Domain, line: Line): Finding[] {
  return line.consents.flatMap((consent): Finding[] => {
    const { discloser, recipient, purpose, asked } = consent;
    const head = line.epochs.filter((row) => partyKey(row.recipient) === partyKey(recipient)).map(({ before: _before, ...row }) => row);
    const decision = domain.decideDisclosure(head, { referralId, subjectId, discloser, recipient, purpose, categories: [...asked] }, consentClock[line.era], "any");
    if (!decision.permitted) return [];
    const word = line.word[decision.consentId];
    if (word === undefined || word.era === null) return [{ rule: "CON-18", text: `a disclosure for ${purpose} would be permitted that nobody said yes to` }];
    if (word.isOver) return [{ rule: "CON-18", text: `a disclosure for ${purpose} would be permitted after the consent to it has ended` }];
    if (word.era !== line.era) return [{ rule: "CON-18", text: `a disclosure for ${purpose} would be permitted after the consent's last day` }];
    const beyond = decision.categories.filter((category) => !word.categories.includes(category));
    return beyond.length === 0 ? [] : [{ rule: "CON-18", text: `${beyond.join(", ")} would be permitted, which the citizen has taken back` }];
  });
}

/** CON-23: from here every consent can be ended, by the citizen and by whoever of the staff may know of it. */
function blocksARevocation(domain: Domain, line: Line): Finding[] {
  const releases = line.ledger.map(({ recipient, peerId, kind }) => ({ recipient, peerId: kind === "peer" ? peerId : null }));
  return line.consents.flatMap((consent): Finding[] => {
    const where = `the referral is ${line.referral.status}, the consent to ${consent.purpose} ${consent.status}, the assignment ${line.assignment?.status ?? "not there"}, the course ${line.course?.status ?? "not there"}`;
    for (const by of ["citizen", "staff", "representative"] as const satisfies RevokedBy[]) {
      const decision = domain.consent.decide({ command: "revoke", by, now: consentClock[line.era] }, consent);
      if ("refused" in decision) return [{ rule: "CON-23", text: `a revocation is refused with ${decision.refused}: ${where}` }];
      const after = decision.events.reduce((state, event) => domain.consent.evolve(state, event), consent);
      if (after.status === "requested" || after.status === "granted") return [{ rule: "CON-23", text: `a revocation leaves the consent ${after.status}: ${where}` }];
    }
    const organisation = consent.purpose === "feedback" ? partyKey(consent.discloser) : partyKey(consent.recipient);
    const wasTold = releases.some(({ recipient }) => recipient === organisation);
    const peerWasTold = releases.some(({ recipient, peerId }) => recipient === organisation && peerId === peerIdOf(organisation));
    const may = (who: Parameters<typeof domain.mayEnd>[0]) => domain.mayEnd(who, consent, releases, consentClock[line.era]);
    const kept = [
      may({ role: "citizen", subjectId }) ? [] : ["the citizen"],
      consent.purpose === "measurement" || may({ role: "caseworker", tenantId: authority.id, unitId }) ? [] : ["a caseworker of the unit that refers"],
      !wasTold || may({ role: "coordinator", tenantId: organisation }) ? [] : ["a coordinator who has had something of the referral"],
      !peerWasTold || may({ role: "peer", tenantId: organisation, peerId: peerIdOf(organisation) }) ? [] : ["the peer who has name and contact"],
    ].flat();
    return kept.map((who) => ({ rule: "CON-23", text: `${who} cannot end the consent: ${where}` }));
  });
}

/** CON-21: once a side has heard that it is over it holds nothing, whatever was on its way to it. */
function holdsWhatIsOver({ assignment, held, course, isSubjectKept }: Line): Finding[] {
  return [
    ...(assignment?.status === "ended" && assignment.because !== "completed" && held !== null ? [{ rule: "CON-21", text: "the organisation's side has heard that it is over, and still holds whom it was about" }] : []),
    ...(course?.subject === "forgotten" && isSubjectKept ? [{ rule: "CON-21", text: "the course is forgotten, and whom it was about is not" }] : []),
  ];
}

/** CON-24, CON-25: a receipt counts for the epoch that was answered for and for no other, and what it says is so from then on. */
function receiptsThatAreNotTrue({ accounts, answered, consents, ledger, referral, shares, held, assignmentConsent, course }: Line): Finding[] {
  const findings: Finding[] = [];
  for (const consent of consents) {
    const account = accounts[consent.consentId];
    if ((consent.status === "revoked" || consent.status === "expired") && account?.epochs.some(({ epoch }) => epoch === consent.epoch) !== true) {
      findings.push({ rule: "CON-24", text: `the consent to ${consent.purpose} is ${consent.status}, and no account awaits anybody's receipt` });
    }
    const wasTold = ledger.some(({ consentId, kind }) => consentId === consent.consentId && kind !== "feedback");
    for (const { epoch, lines } of account?.epochs ?? []) {
      for (const { holder, status } of lines) {
        if (status === "not-awaited" && wasTold) findings.push({ rule: "CON-24", text: `the ledger has a disclosure under the consent to ${consent.purpose}, and ${holder}'s receipt is not awaited` });
        if (status !== "received") continue;
        const given = answered.find((one) => one.holder === holder && one.consentId === consent.consentId && one.epoch === epoch);
        if (given === undefined) findings.push({ rule: "CON-24", text: `a receipt of ${holder} is counted for epoch ${epoch} of the consent to ${consent.purpose}, which it has not answered for` });
        if (given?.isOver !== true) continue;
        const isStillThere = holder === "referral" ? consent.purpose === "referral" && "offer" in referral && referral.offer?.consentId === consent.consentId && Object.keys(shares).length > 0
          : holder === "peer-assignment" ? held !== null && assignmentConsent === consent.consentId
            : course?.consents.some(({ consentId, status: measured }) => consentId === consent.consentId && measured === "given") === true;
        if (isStillThere) findings.push({ rule: "CON-25", text: `${holder} has given its receipt for the end of the consent to ${consent.purpose}, and holds what it was for` });
      }
    }
  }
  return findings;
}

/** What must hold once everything that is on its way has arrived (CON-24: whoever had something was told, and has erased it). */
export function findingsInFinal(line: Line): readonly Finding[] {
  const findings: Finding[] = [];
  const { referral, consents, word, ledger, shares, assignment, held, course, era } = line;
  const stands = (recipient: string) => consents.some(({ consentId, purpose, status, recipient: to }) => purpose === "referral" && status === "granted" && word[consentId]?.isOver === false && word[consentId]?.era === era && partyKey(to) === recipient);
  for (const row of ledger.filter(({ kind }) => kind !== "feedback")) {
    if (stands(row.recipient)) continue;
    if ((shares[row.recipient] ?? []).length > 0) findings.push({ rule: "CON-24", text: "the consent has ended, all events have arrived, and what was laid ready for its recipient is still there" });
    if (held !== null && assignment?.organisationId === row.recipient) findings.push({ rule: "CON-24", text: "the consent has ended, all events have arrived, and its recipient still holds whom it was about" });
  }
  if (["offered", "accepted", "in_course"].includes(referral.status) && !stands(referral.organisationId ?? "")) {
    findings.push({ rule: "CON-24", text: `the consent has ended, all events have arrived, and the referral is still ${referral.status}: nobody has told its recipient to stop` });
  }
  for (const consent of consents.filter(({ purpose }) => purpose === "measurement")) {
    if (word[consent.consentId]?.isOver === true && course?.consents.some(({ consentId, status }) => consentId === consent.consentId && status === "given") === true) {
      findings.push({ rule: "CON-24", text: "the consent to measurement has ended, all events have arrived, and the course is still measured under it" });
    }
  }
  for (const { purpose, epochs } of Object.values(line.accounts)) {
    for (const { epoch, lines } of epochs) {
      const missing = lines.filter(({ status }) => status !== "received").map(({ holder }) => holder);
      if (missing.length > 0) findings.push({ rule: "CON-24", text: `all events have arrived, and for epoch ${epoch} of the consent to ${purpose} the receipt of ${missing.join(" and ")} is missing` });
    }
  }
  const tooMuch = Object.values(shares).flat().filter((category) => !consents.some(({ consentId, purpose }) => purpose === "referral" && word[consentId]?.isOver === false && word[consentId]?.categories.includes(category) === true));
  if (tooMuch.length > 0) findings.push({ rule: "CON-25", text: `${tooMuch.join(", ")} lies ready to be disclosed, which the citizen has taken back, and all events have arrived` });
  const beyond = held?.profile?.filter((category) => !consents.some(({ consentId, purpose }) => purpose === "referral" && word[consentId]?.isOver === false && word[consentId]?.categories.includes(category) === true)) ?? [];
  if (beyond.length > 0) findings.push({ rule: "CON-25", text: `the organisation's side holds ${beyond.join(", ")}, which the citizen has taken back, and all events have arrived` });
  return findings;
}
