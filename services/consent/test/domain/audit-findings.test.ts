import { describe, expect, it } from "vitest";
import { collectFindings } from "../../src/domain/audit/audit-report.ts";
import { finding } from "../../src/domain/audit/finding.ts";
import { replayAccount, replayConsent } from "../../src/domain/audit/replay.ts";
import { findingsOfSignedRoots, type SignedRoot } from "../../src/domain/audit/signed-roots.ts";
import type { ConsentEvent } from "../../src/domain/consent/events.ts";
import type { ReceiptEvent } from "../../src/domain/receipt/events.ts";
import { given, grant, meetDeadline, narrow, onDay, question, reminderDue, request, revoke, when } from "./given-consent.ts";

const checkpoint = (size: number, root: string, ofLeaves = root, from = "log_checkpoint"): SignedRoot => ({ size, root, ofLeaves, from });
/** Of a size that the leaves no longer have. */
const beyond = (size: number, root: string, from = "log_checkpoint"): SignedRoot => ({ size, root, ofLeaves: undefined, from });
const found = (signed: readonly SignedRoot[], leaves = 9, isReordered: (one: SignedRoot) => boolean = () => false) => findingsOfSignedRoots(signed, leaves, isReordered).map(({ code, about, detail }) => [code, about, detail]);

describe("CON-30 signed checkpoints against the leaves", () => {
  it("that agree say nothing", () => {
    expect(found([checkpoint(3, "a"), checkpoint(9, "b"), checkpoint(3, "a", "a", "the file")])).toEqual([]);
  });
  it("a checkpoint that a later one and the leaves contradict is of another history", () => {
    expect(found([checkpoint(3, "x", "a"), checkpoint(9, "b")])).toEqual([["CHECKPOINT_FORKS", "checkpoint of size 3, in log_checkpoint", "it is signed and has the root x; the leaves give a"]]);
  });
  it("so are two of one size, whether the leaves give one of them or neither", () => {
    expect(found([checkpoint(9, "b"), checkpoint(9, "x", "b", "the file")])).toEqual([["CHECKPOINT_FORKS", "checkpoint of size 9, in the file", "it is signed and has the root x; the leaves give b"]]);
    expect(found([beyond(12, "x"), beyond(12, "y")]).map(([code, , detail]) => [code, detail]))
      .toEqual([["CHECKPOINT_FORKS", "it is signed and has the root x; another signed one of this size has another"], ["CHECKPOINT_FORKS", "it is signed and has the root y; another signed one of this size has another"]]);
    expect(found([checkpoint(3, "x", "a"), checkpoint(3, "x", "a", "the file"), checkpoint(9, "b")])).toHaveLength(1);
  });
  it("where no later one agrees, the leaves were rewritten, from the last that agrees on", () => {
    expect(found([checkpoint(3, "a"), checkpoint(5, "x", "b"), checkpoint(9, "y", "c")])).toEqual([["LOG_REWRITTEN", "leaves 3 to 4", "the first signed checkpoint that they contradict has the size 5 (log_checkpoint)"]]);
    expect(found([checkpoint(9, "y", "c"), checkpoint(5, "x", "b"), checkpoint(2, "a"), checkpoint(3, "c")])).toEqual([["LOG_REWRITTEN", "leaves 3 to 4", "the first signed checkpoint that they contradict has the size 5 (log_checkpoint)"]]);
    expect(found([checkpoint(5, "x", "b"), checkpoint(5, "x", "b", "the file")])).toEqual([["LOG_REWRITTEN", "leaves 0 to 4", "the first signed checkpoint that they contradict has the size 5 (log_checkpoint)"]]);
  });
  it("where the entries' own order gives what was signed, the leaves were reordered", () => {
    expect(found([checkpoint(9, "y", "c"), checkpoint(5, "x", "b"), checkpoint(3, "a")], 9, ({ size }) => size >= 5)).toEqual([["LOG_REORDERED", "leaves 3 to 4", "the first signed checkpoint that they contradict has the size 5 (log_checkpoint)"]]);
    expect(found([checkpoint(3, "a"), beyond(12, "z")], 9, () => true).map(([code]) => code)).toEqual(["LOG_CUT_SHORT"]);
    expect(found([checkpoint(3, "a"), checkpoint(5, "x", "b"), checkpoint(9, "c")], 9, () => true)).toMatchObject([["LOG_REORDERED", "leaves 3 to 4", expect.any(String)]]);
    expect(found([checkpoint(5, "b"), checkpoint(5, "x", "b")], 9, () => true)).toMatchObject([["LOG_REORDERED", "leaves 0 to 4", expect.any(String)]]);
  });
  it("where there are fewer leaves than were signed, the largest tells how far it was cut", () => {
    expect(found([checkpoint(3, "a"), beyond(12, "x"), beyond(15, "y", "the file"), beyond(11, "z")])).toEqual([["LOG_CUT_SHORT", "checkpoint of size 15, in the file", "the log has 9 leaves"]]);
    expect(found([beyond(12, "y"), beyond(12, "y", "the file")])).toEqual([["LOG_CUT_SHORT", "checkpoint of size 12, in log_checkpoint", "the log has 9 leaves"]]);
    expect(found([checkpoint(3, "x", "a"), beyond(12, "y")]).map(([code]) => code)).toEqual(["LOG_REWRITTEN", "LOG_CUT_SHORT"]);
  });
});

describe("a report", () => {
  it("lists twenty of each kind and counts them all", () => {
    const findings = collectFindings();
    findings.add(Array.from({ length: 25 }, (_, i) => finding("CONSENT_EDITED", `consent ${i}`, "")));
    findings.add([finding("HEAD_WRONG", "a head", "it is at 3")]);
    expect(findings.counts).toEqual({ CONSENT_EDITED: 25, HEAD_WRONG: 1 });
    expect(findings.findings.map(({ about }) => about)).toEqual([...Array.from({ length: 20 }, (_, i) => `consent ${i}`), "a head"]);
    expect(findings.findings.at(-1)).toEqual({ code: "HEAD_WRONG", about: "a head", detail: "it is at 3", says: expect.stringMatching(/^The counter of a citizen's and recipient's positions .+\.$/) });
  });
  it("sums what was looked at, and says what was not", () => {
    const findings = collectFindings();
    findings.looked("consents", 3);
    findings.looked("consents");
    findings.looked("leaves", 0);
    findings.notLooked("the file is away");
    expect([findings.lookedAt, findings.notLookedAt]).toEqual([{ consents: 4, leaves: 0 }, ["the file is away"]]);
  });
});

describe("CON-31 a history replayed", () => {
  const asEvents = (...events: (readonly ConsentEvent[] | string)[]) => events.flat() as ConsentEvent[];
  const asked = asEvents(when(request, undefined));
  const granted = [...asked, ...asEvents(when(grant(), given(request)))];
  const narrowed = [...granted, ...asEvents(when(narrow(onDay(2), "wishes"), given(request, grant())))];
  const revoked = [...narrowed, ...asEvents(when(revoke(onDay(3)), given(request, grant(), narrow(onDay(2), "wishes"))))];

  it("gives the row, each epoch as decisions read it, what the others were told, and for which epochs receipts are due", () => {
    const replayed = replayConsent(revoked);
    expect(replayed?.state).toEqual(given(request, grant(), narrow(onDay(2), "wishes"), revoke(onDay(3))));
    expect(replayed?.epochs.map(({ epoch, status, categories, discloser, recipient }) => [epoch, status, categories, discloser, recipient])).toEqual([
      [1, "requested", ["situation", "wishes", "practical", "identity"], "municipality-0101", "organisation-harbour"],
      [2, "granted", ["situation", "wishes", "identity"], "municipality-0101", "organisation-harbour"],
      [3, "granted", ["wishes"], "municipality-0101", "organisation-harbour"],
      [4, "revoked", ["situation", "wishes", "practical", "identity"], "municipality-0101", "organisation-harbour"],
    ]);
    expect(replayed?.said.map(({ epoch, said }) => [epoch, Object.keys(said)])).toEqual([[1, ["question", "answerBy"]], [2, ["yes"]], [3, ["by"]], [4, ["by"]]]);
    expect(replayed?.due).toEqual([3, 4]);
    expect(replayed?.announcements.map(({ eventType }) => eventType.type.split(".").at(-2))).toEqual(["requested", "granted", "narrowed", "revoked"]);
  });
  it("counts a reminder as no epoch", () => {
    const reminded = [...asked, ...asEvents(when(meetDeadline(reminderDue), given(request)))];
    expect(replayConsent(reminded)?.epochs.map(({ epoch }) => epoch)).toEqual([1]);
    expect(replayConsent(reminded)?.announcements.map(({ eventType }) => eventType.type.split(".").at(-2))).toEqual(["requested", "reminder-due"]);
  });
  it("gives an account of receipts, and what was told of it", () => {
    const { consentId, referralId, subjectId, purpose, discloser, recipient } = question;
    const at = onDay(3).toISOString();
    const history: ReceiptEvent[] = [
      { type: "awaited", about: { consentId, referralId, subjectId, purpose, discloser, recipient }, epoch: 3, because: "revoked", holders: [{ holder: "referral", isAwaited: true }], at },
      { type: "received", epoch: 3, holder: "referral", receiptId: consentId, answer: { stopped: at, erased: ["share"], kept: [] }, wasAwaited: true, at },
    ];
    const replayed = replayAccount(history);
    expect([replayed?.state?.status, replayed?.announcements.map(({ data }) => data["outstanding"])]).toEqual(["answered", [0]]);
    expect(replayAccount([])).toEqual({ state: undefined, announcements: [] });
    expect(replayAccount(history.slice(1))).toBeUndefined();
  });
  it("is nothing where it cannot have happened", () => {
    expect(replayConsent(granted.slice(1))).toBeUndefined();
    expect(replayConsent([])).toEqual({ state: undefined, epochs: [], said: [], due: [], announcements: [] });
  });
});
