// Runs on the Node that is being tried, not on the project's: plain JavaScript, and nothing imported but the verifier.
// Takes one JSON array of cases on standard input, answers with one array of results. Hashes are base64.
import { readFileSync } from "node:fs";
import { canonicalJson, checkSignature, isConsistent, isIncluded, readJson, readVerifierKey, verify } from "../haandslag-verify.mjs";

const bytes = (base64) => Buffer.from(base64, "base64");
const list = (proof) => (proof ?? []).map(bytes);
const does = {
  verify: ({ receipt, vkey, held, signed, jwks }) => verify({ receipt, vkey, held, signed, jwks }),
  included: ({ index, size, leaf, proof, root }) => isIncluded(index, size, bytes(leaf), list(proof), bytes(root)),
  consistent: ({ size1, size2, root1, root2, proof }) => isConsistent(size1, size2, bytes(root1), bytes(root2), list(proof)),
  canonical: ({ text }) => canonicalJson(readJson(text, "The text")),
  signed: ({ vkey, text, signature }) => {
    const [name, signed] = [vkey.split("+")[0], bytes(signature)];
    checkSignature({ origin: name, text, signatures: [{ name, id: signed.subarray(0, 4), signature: signed.subarray(4) }] }, readVerifierKey(vkey), "The note");
    return true;
  },
};
const results = JSON.parse(readFileSync(0, "utf8")).map(({ call, ...given }) => {
  try {
    return does[call](given);
  } catch (error) {
    return { refused: error.constructor.name, why: error.message };
  }
});
process.stdout.write(JSON.stringify({ node: process.version, results }));
