import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AssignmentReceiptGiven, type EventType, type Holder, OutcomesReceiptGiven, type ReceiptClaims, ReferralReceiptGiven } from "@haandslag/contracts";
import type { EventMessage } from "@haandslag/messaging";
import { asService, inTransaction, type ReceiptSigner, receiptSigner } from "@haandslag/service-kit";
import { onReceiptGiven } from "../../src/reactions/receipts/on-receipt-given.ts";
import { receiptVerifier } from "../../src/reactions/receipts/receipt-verifier.ts";
import { harbour, newId, type TestService } from "../given.ts";

export const newKey = () => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
const eventOf: Record<Holder, EventType<typeof ReferralReceiptGiven.data>> = { referral: ReferralReceiptGiven, "peer-assignment": AssignmentReceiptGiven, outcomes: OutcomesReceiptGiven };

/** A holder as the consent service meets it: an address with its public keys, and receipts that it signs. */
async function openHolder(holder: Holder) {
  const signer = await receiptSigner({ holder, key: newKey() });
  let keys: ReceiptSigner["keys"] = signer.keys;
  let isAway = false;
  const server = createServer((request, response) => {
    if (isAway || request.url !== "/.well-known/jwks.json") return void response.writeHead(503).end();
    response.writeHead(200, { "content-type": "application/jwk-set+json" }).end(JSON.stringify(keys));
  });
  await new Promise<void>((listening) => { server.listen(0, "127.0.0.1", listening); });
  return {
    signer,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    /** From now on other keys are published. */
    publish(others: ReceiptSigner["keys"]) { keys = others; },
    away(yes: boolean) { isAway = yes; },
    close: () => new Promise<void>((closed) => { server.close(() => closed()); server.closeAllConnections(); }),
  };
}

export async function openHolders() {
  const holders = { referral: await openHolder("referral"), "peer-assignment": await openHolder("peer-assignment"), outcomes: await openHolder("outcomes") };
  return { ...holders, close: () => Promise.all(Object.values(holders).map((holder) => holder.close())) };
}
export type Holders = Awaited<ReturnType<typeof openHolders>>;

export const reactionsOf = (service: Pick<TestService, "consents" | "clock" | "log">, holders: Holders) => onReceiptGiven({
  accounts: service.consents.accounts, clock: service.clock, log: service.log,
  verify: receiptVerifier({ referral: holders.referral.address, "peer-assignment": holders["peer-assignment"].address, outcomes: holders.outcomes.address }, { pin: async () => undefined }),
});

/** Events as the consumer applies them: in one transaction, all of it or nothing. */
export const hearing = (service: Pick<TestService, "consents" | "clock" | "log" | "database">, holders: Holders) => {
  const reactions = reactionsOf(service, holders);
  return (...messages: EventMessage[]) => asService(() => inTransaction(service.database.pool, async (tx) => {
    for (const message of messages) await reactions.find(({ type }) => type === message.type)?.apply(tx, [message]);
  }));
};

export interface Due {
  readonly consentId: string;
  readonly referralId: string;
  readonly epoch: number;
}

/** What an honest holder signs of one epoch; `change` makes it another. */
export const claimsOf = ({ consentId, referralId, epoch }: Due, change: Partial<ReceiptClaims> = {}): Omit<ReceiptClaims, "iss" | "holder"> => ({
  jti: newId(), iat: 1_772_442_000, consentId, referralId, epoch, recipient: harbour.id, stopped: "2026-03-02T09:00:01.000Z", erased: ["share"], kept: [{ what: "authority-record", paragraph: "offentlighedsloven-15" }], ...change,
});

/** A holder's receipt as it comes off the broker. */
export async function aReceipt(signer: ReceiptSigner, due: Due, o: { claims?: Partial<ReceiptClaims>; as?: Holder; says?: Partial<Due> } = {}): Promise<EventMessage> {
  const on = eventOf[o.as ?? signer.holder];
  const { consentId, referralId, epoch } = due;
  const receipt = await signer.sign(claimsOf(due, o.claims));
  return {
    id: newId(), topic: on.topic, key: o.says?.referralId ?? referralId, type: on.type, source: `urn:haandslag:${on.service}`, time: "2026-03-02T09:00:02.000Z", correlationId: newId(), sequence: "1",
    data: on.data.parse({ referralId, consentId, epoch, ...o.says, receipt }),
  };
}
