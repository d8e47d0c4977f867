import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { consentCommands } from "@haandslag/contracts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import { consistencyBetween, type SeenCheckpoint, verifierKeyOf } from "./public-log.ts";
import { proofFor, provable } from "./proofs.ts";
import { runNode } from "./run-node.ts";
import type { Story } from "./story.ts";

const verifier = fileURLToPath(import.meta.resolve("@haandslag/verify/haandslag-verify.mjs"));

/** The citizen takes proofs home, and a program that shares no code with the server checks them there (CON-30). */
export async function lookAtProofs({ cast: { selfReferrer: citizen, citizen: another }, ready, promises }: Story, { referralConsentId }: ThirdAct, held: SeenCheckpoint): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "haandslag-proofs-"));
  try {
    const key = await verifierKeyOf(ready);
    const verify = async (name: string, content: unknown, ...more: string[]) => {
      writeFileSync(join(home, name), JSON.stringify(content));
      return await runNode(verifier, join(home, name), "--key", key, ...more);
    };
    const epochs = (await provable(citizen, "consent-epoch")).filter(({ consentId }) => consentId === referralConsentId);
    const [disclosure] = await provable(citizen, "disclosure");
    const [receipt] = await provable(citizen, "receipt");
    const wanted: readonly (readonly [string, consentCommands.RecordOfLog | undefined, string, string?])[] = [
      ["the yes", epochs[1], "consent-epoch", "granted"], ["the revocation", epochs.at(-1), "consent-epoch", "revoked"], ["a disclosure", disclosure, "disclosure"], ["a receipt", receipt, "receipt"],
    ];
    for (const [what, record, type, status] of wanted) {
      const proof = record === undefined ? undefined : await proofFor(citizen, record);
      const isThat = proof?.record.type === type && (status === undefined || proof.record["status"] === status);
      const { code, said } = proof === undefined ? { code: null, said: "the citizen is offered none" } : await verify("proof.json", proof);
      promises.note("CON-30", `haandslag-verify proves ${what} to the citizen`, isThat && code === 0, seen(code, said));
    }

    if (receipt !== undefined) {
      const proof = await proofFor(citizen, receipt);
      const signed = await citizen.consent.signedReceipt.query({ receiptId: receipt.receiptId });
      const keys = await (await fetch(`${ready.services[proof.record["holder"] as keyof typeof ready.services]}/.well-known/jwks.json`, { signal: AbortSignal.timeout(10_000) })).text();
      for (const [name, text] of [["signed.json", JSON.stringify(signed)], ["keys.json", keys]] as const) writeFileSync(join(home, name), text);
      const { code, said } = await verify("proof.json", proof, "--receipt", join(home, "signed.json"), "--jwks", join(home, "keys.json"));
      promises.note("CON-24", "haandslag-verify proves who signed the receipt, by the keys that its holder shows to everybody", code === 0 && said.includes("That key is in KEYS."), seen(code, said));
    }

    if (epochs[1] === undefined || disclosure === undefined) return promises.note("CON-30", "The citizen can be given proofs", false, "there is nothing to prove");
    const yes = await proofFor(citizen, epochs[1]);
    const tampered = await verify("tampered.json", { ...yes, record: { ...yes.record, categories: ["situation"] } });
    promises.note("CON-30", "Of a copy in which one field was changed haandslag-verify says no", tampered.code === 1, seen(tampered.code, tampered.said));
    writeFileSync(join(home, "held.json"), JSON.stringify({ format: "haandslag-checkpoint/1", checkpoint: held.note, consistencyProof: await consistencyBetween(ready, held.note, yes.checkpoint) }));
    const grown = await verify("proof.json", yes, "--checkpoint", join(home, "held.json"));
    promises.note("CON-30", "haandslag-verify proves that the log still begins with all that an older checkpoint covered", grown.code === 0, seen(grown.code, grown.said));
    await promises.refused("CON-29", "Of what is another's there is no proof", "NOT_FOUND", () => another.consent.proofOf.query(disclosure));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The exit status, and the sentence that says most. */
const seen = (code: number | null, said: string): string => `exit ${code ?? "none"}: ${said.trim().split("\n")[0] ?? ""}`;
