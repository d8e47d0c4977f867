import { generateKeyPairSync } from "node:crypto";
import { receiptSigner } from "@haandslag/service-kit";

/** A signing key of this test run's own. */
export const receiptKey = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
export const signer = await receiptSigner({ holder: "outcomes", key: receiptKey });
