#!/usr/bin/env node
// haandslag-verify: checks a proof that somebody was given of an entry in Håndslag's consent log.
//
// One file on purpose, and longer than others for that reason: whoever does not trust the system can read it from top to
// bottom, copy it to another machine, and run it there with any Node from 20 on. It imports node:crypto and node:fs
// alone, asks no network, and shares no code with the server (a wall and a test say so).
//
//   node haandslag-verify.mjs RECEIPT.json --key VKEY [--checkpoint FILE] [--receipt SIGNED [--jwks KEYS]]
//
// Exit status: 0 all that was asked for holds · 1 something does not hold · 2 something cannot be read, or the call is
// wrong · 3 the receipt holds, but FILE cannot be compared with it.
import { createHash, createPublicKey, verify as verifySignature } from "node:crypto";
import { closeSync, openSync, readSync, realpathSync } from "node:fs";

const usage = `Usage: haandslag-verify RECEIPT.json --key VKEY [--checkpoint FILE] [--receipt SIGNED [--jwks KEYS]]

  RECEIPT.json       the proof that you were given
  --key VKEY         the log's public key, as <name>+<8 hex digits>+<base64>. Get it from somewhere else than the
                     receipt. Without it the receipt is only compared with itself.
  --checkpoint FILE  another checkpoint of the same log that you hold: the signed text as the log gives it, or
                     { "format": "haandslag-checkpoint/1", "checkpoint": TEXT, "consistencyProof": [HASH, …] }
  --receipt SIGNED   where the record is of a recipient's receipt: the receipt itself, as its holder signed it
  --jwks KEYS        the key set that this holder shows to everybody (/.well-known/jwks.json of its service)

Exit status: 0 all that was asked for holds, 1 something does not hold, 2 something cannot be read,
3 the receipt holds but FILE cannot be compared with it.
`;

const largestFileBytes = 1_000_000;
const deepestNesting = 64;
const longestProof = 64;

/** Exit status 2: nothing can be said, since something cannot be read. */
class Unreadable extends Error {}
/** Exit status 1: something was read and is wrong. */
class Disproved extends Error {}

// ---------------------------------------------------------------- JSON, read strictly

const numberForm = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const stringForm = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * JSON (RFC 8259) into null, booleans, numbers, strings, arrays, and Maps for objects, so that a member called
 * `__proto__` is a member like any other. Refuses what two programs could read differently: members that stand twice,
 * numbers that no JavaScript number holds exactly or that are not written as RFC 8785 writes them, halves of characters.
 * @throws Unreadable
 */
export function readJson(text, what) {
  let at = 0;
  const fail = (why) => { throw new Unreadable(`${what} ${why} (near character ${at + 1}).`); };
  const space = () => { while (at < text.length && " \t\n\r".includes(text[at])) at += 1; };
  const take = (form) => {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const string = () => {
    const found = take(stringForm);
    if (found === undefined) return fail("is not JSON: a text is expected, or is not ended, here");
    const value = JSON.parse(found);
    return value.isWellFormed() ? value : fail("holds half of a character (a lone surrogate)");
  };
  const number = () => {
    const found = take(numberForm);
    if (found === undefined) return fail("is not JSON");
    const value = Number(found);
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)) || String(value) !== found) fail("holds a number that is not exact, or not written in the one way that counts");
    return value;
  };
  const members = (close, one) => {
    at += 1;
    space();
    if (text[at] === close) { at += 1; return; }
    for (;;) {
      one();
      space();
      const next = text[at];
      at += 1;
      if (next === close) return;
      if (next !== ",") { at -= 1; fail("is not JSON: a comma or the end is expected here"); }
      space();
    }
  };
  const value = (depth) => {
    if (depth > deepestNesting) fail(`is nested deeper than ${deepestNesting} levels`);
    space();
    switch (text[at]) {
      case "{": {
        const object = new Map();
        members("}", () => {
          const name = string();
          if (object.has(name)) fail("has a member that stands twice");
          space();
          if (text[at] !== ":") fail("is not JSON: a colon is expected here");
          at += 1;
          object.set(name, value(depth + 1));
        });
        return object;
      }
      case "[": {
        const array = [];
        members("]", () => { array.push(value(depth + 1)); });
        return array;
      }
      case '"': return string();
      case "t": case "f": case "n": {
        const word = take(/true|false|null/y);
        return word === undefined ? fail("is not JSON") : JSON.parse(word);
      }
      default: return number();
    }
  };
  const read = value(0);
  space();
  if (at < text.length) fail("is not JSON: something follows after its end");
  return read;
}

/** RFC 8785: members sorted by UTF-16 code units, no space, numbers and texts as ECMAScript writes them. */
export function canonicalJson(value) {
  if (value instanceof Map) return `{${[...value.keys()].sort().map((name) => `${JSON.stringify(name)}:${canonicalJson(value.get(name))}`).join(",")}}`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  return JSON.stringify(value);
}

/** Bytes from base64 (RFC 4648 § 4) in its one right form: padded, no line breaks, no stray bits. @throws Unreadable */
function bytesOf(base64, length, what) {
  const bytes = typeof base64 === "string" ? Buffer.from(base64, "base64") : undefined;
  if (bytes === undefined || bytes.length !== length || bytes.toString("base64") !== base64) throw new Unreadable(`${what} is not ${length} bytes in base64.`);
  return bytes;
}

/** The same of base64url (RFC 4648 § 5), not padded. @throws Unreadable */
function bytesOfUrl(text, length, what) {
  const bytes = typeof text === "string" ? Buffer.from(text, "base64url") : undefined;
  if (bytes === undefined || bytes.length !== length || bytes.toString("base64url") !== text) throw new Unreadable(`${what} is not ${length} bytes in base64url.`);
  return bytes;
}

/** Hashes of 32 bytes, one after the other in one text of base64url. @throws Unreadable */
function hashesInOne(text, what) {
  const count = typeof text === "string" ? Math.floor(text.length * 3 / 4 / 32) : longestProof + 1;
  if (count > longestProof) throw new Unreadable(`${what} is not one text of at most ${longestProof} hashes.`);
  const bytes = bytesOfUrl(text, count * 32, what);
  return Array.from({ length: count }, (_none, n) => bytes.subarray(n * 32, (n + 1) * 32));
}

/** The members of an object, which may be these and no others. @throws Unreadable */
function membersOf(object, names, optional, what) {
  if (!(object instanceof Map)) throw new Unreadable(`${what} is not a JSON object.`);
  for (const name of names) if (!object.has(name)) throw new Unreadable(`${what} has no member "${name}".`);
  for (const name of object.keys()) {
    if (!names.includes(name) && !optional.includes(name)) throw new Unreadable(`${what} has a member that nothing here checks: "${shown(name)}".`);
  }
  return Object.fromEntries([...names, ...optional].map((name) => [name, object.get(name)]));
}

const listOfHashes = (list, what) => {
  if (!Array.isArray(list) || list.length > longestProof) throw new Unreadable(`${what} is not a list of at most ${longestProof} hashes.`);
  return list.map((hash, n) => bytesOf(hash, 32, `${what}: hash ${n + 1}`));
};

// ---------------------------------------------------------------- the tree (RFC 6962 § 2.1, checked as RFC 9162 § 2.1 says)

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
export const leafHash = (data) => sha256(Buffer.from([0]), data);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);
const emptyRoot = sha256();

// No bit operations: they cut at 32 bits.
const isOdd = (n) => n % 2 === 1;
const half = (n) => Math.floor(n / 2);
const isCount = (n) => Number.isSafeInteger(n) && n >= 0;

/** RFC 9162 § 2.1.3.2: is this hash leaf `index` of the tree of `size` leaves with that root? */
export function isIncluded(index, size, leaf, proof, root) {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(beside, hash);
      while (!isOdd(node) && node !== 0) { node = half(node); last = half(last); }
    } else {
      hash = nodeHash(hash, beside);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && hash.equals(root);
}

/** RFC 9162 § 2.1.4.2: does the tree of `size2` leaves begin with the tree of `size1`? An empty tree proves nothing: false. */
export function isConsistent(size1, size2, root1, root2, proof) {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && root1.equals(root2);
  let node = size1 - 1;
  let last = size2 - 1;
  while (isOdd(node)) { node = half(node); last = half(last); }
  // A power of two: the old root is itself the node to begin with.
  const [first, ...rest] = node === 0 ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let old = first;
  let now = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      old = nodeHash(beside, old);
      now = nodeHash(beside, now);
      while (!isOdd(node) && node !== 0) { node = half(node); last = half(last); }
    } else {
      now = nodeHash(now, beside);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && old.equals(root1) && now.equals(root2);
}

// ---------------------------------------------------------------- keys and checkpoints (C2SP signed-note, tlog-checkpoint)

const keyNameForm = /^[^\s+\p{C}]+$/u;
const ed25519 = 1;

/** `<name>+<key hash, 8 hex digits>+<base64 of 0x01 and the 32 bytes of an Ed25519 key>`. @throws Unreadable */
export function readVerifierKey(vkey) {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey.trim());
  if (parts === null) throw new Unreadable("The key is not of the form <name>+<8 hex digits>+<base64>.");
  const [, name, hash, encoded] = parts;
  if (!keyNameForm.test(name)) throw new Unreadable("The name in the key holds blanks or invisible characters.");
  const typed = bytesOf(encoded, 33, "The key after its second +");
  if (typed[0] !== ed25519) throw new Unreadable("The key is not an Ed25519 key, the only kind that this program checks.");
  const id = sha256(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  if (id.toString("hex") !== hash) throw new Unreadable("The key's hash does not belong to its name and bytes: it has been mistyped or changed.");
  try {
    return { name, id, publicKey: createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: typed.subarray(1).toString("base64url") }, format: "jwk" }) };
  } catch {
    throw new Unreadable("The key's bytes are not an Ed25519 key.");
  }
}

/** A signed note that is a checkpoint: origin, size, root. Signatures are not judged here. @throws Unreadable */
export function readCheckpoint(note, what) {
  if (typeof note !== "string" || !note.isWellFormed()) throw new Unreadable(`${what} is not text.`);
  const end = note.lastIndexOf("\n\n");
  if (end === -1 || !note.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(note)) throw new Unreadable(`${what} is not a signed note: a text, an empty line, and lines with signatures.`);
  const text = note.slice(0, end + 1);
  const [origin, size, root, ...more] = text.slice(0, -1).split("\n");
  if (!keyNameForm.test(origin)) throw new Unreadable(`${what} has no name of a log in its first line.`);
  if (size === undefined || !/^(0|[1-9][0-9]*)$/.test(size) || !isCount(Number(size))) throw new Unreadable(`${what} has no size of a tree in its second line.`);
  if (more.includes("")) throw new Unreadable(`${what} has an empty line within its text.`);
  const signatures = note.slice(end + 2, -1).split("\n").map((line) => {
    const found = /^\u2014 (\S+) (\S+)$/u.exec(line);
    const bytes = found === null ? Buffer.alloc(0) : Buffer.from(found[2], "base64");
    if (found === null || bytes.length < 5 || bytes.toString("base64") !== found[2]) throw new Unreadable(`${what} has a signature line that cannot be read.`);
    return { name: found[1], id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  });
  if (signatures.length > 100) throw new Unreadable(`${what} has more than 100 signatures.`);
  return { text, origin, size: Number(size), root: bytesOf(root, 32, `${what}: the root in its third line`), signatures };
}

/** Every signature that claims to be this key's must be good, and there must be one. @throws Disproved */
export function checkSignature(checkpoint, key, what) {
  if (checkpoint.origin !== key.name) throw new Disproved(`${what} is of the log "${shown(checkpoint.origin)}", and the key is that of "${shown(key.name)}".`);
  const own = checkpoint.signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  if (own.length === 0) throw new Disproved(`${what} is not signed by this key.`);
  for (const { signature } of own) {
    if (signature.length !== 64 || !verifySignature(null, Buffer.from(checkpoint.text), key.publicKey, signature)) throw new Disproved(`${what} has a signature in the name of this key, and the key did not make it.`);
  }
}

// ---------------------------------------------------------------- the receipt

const readReceipt = (text) => {
  const { format, record, salt, leafIndex, inclusionProof, checkpoint } = membersOf(readJson(text, "The receipt"), ["format", "record", "salt", "leafIndex", "inclusionProof", "checkpoint"], [], "The receipt");
  if (format !== "haandslag-proof/2") throw new Unreadable('The receipt\'s format is not "haandslag-proof/2", the only one that this program knows.');
  if (!(record instanceof Map)) throw new Unreadable("The receipt's record is not a JSON object.");
  if (!isCount(leafIndex)) throw new Unreadable("The receipt's leafIndex is not a whole number from 0 on.");
  return {
    record, leafIndex,
    salt: bytesOfUrl(salt, 32, "The receipt's salt"),
    inclusionProof: hashesInOne(inclusionProof, "The receipt's inclusionProof"),
    checkpoint: readCheckpoint(checkpoint, "The receipt's checkpoint"),
  };
};

/** A checkpoint that the reader holds: the signed text alone, or an object that brings a consistency proof along. */
const readHeld = (text) => {
  if (!text.trimStart().startsWith("{")) return { checkpoint: readCheckpoint(text, "FILE"), proof: undefined };
  const { format, checkpoint, consistencyProof } = membersOf(readJson(text, "FILE"), ["format", "checkpoint"], ["consistencyProof"], "FILE");
  if (format !== "haandslag-checkpoint/1") throw new Unreadable('FILE\'s format is not "haandslag-checkpoint/1", the only one that this program knows.');
  return { checkpoint: readCheckpoint(checkpoint, "FILE's checkpoint"), proof: consistencyProof === undefined ? undefined : listOfHashes(consistencyProof, "FILE's consistencyProof") };
};

// ---------------------------------------------------------------- what a recipient signed (JWS: RFC 7515, 8037; its key: RFC 7517, 7638)

const receiptType = "haandslag-receipt+jwt";

/** An Ed25519 key as a JWK and its thumbprint. @throws Unreadable */
function readJwk(jwk, what) {
  const [kty, crv, x] = jwk instanceof Map ? ["kty", "crv", "x"].map((name) => jwk.get(name)) : [];
  if (kty !== "OKP" || crv !== "Ed25519") throw new Unreadable(`${what} is not an Ed25519 key.`);
  bytesOfUrl(x, 32, what);
  try {
    return { publicKey: createPublicKey({ key: { kty, crv, x }, format: "jwk" }), thumbprint: sha256(Buffer.from(JSON.stringify({ crv, kty, x }))).toString("base64url") };
  } catch {
    throw new Unreadable(`${what} is not an Ed25519 key.`);
  }
}

const readSigned = (text) => {
  const { format, jws, publicJwk } = membersOf(readJson(text, "SIGNED"), ["format", "jws", "publicJwk"], [], "SIGNED");
  if (format !== "haandslag-signed-receipt/1") throw new Unreadable('SIGNED\'s format is not "haandslag-signed-receipt/1", the only one that this program knows.');
  if (typeof jws !== "string" || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jws)) throw new Unreadable("SIGNED's jws is not a JWS in its compact form.");
  return { jws, key: readJwk(publicJwk, "SIGNED's publicJwk") };
};

/** The thumbprints of the Ed25519 keys in a JWK Set; other keys are passed over. */
const readKeySet = (text) => {
  const set = readJson(text, "KEYS");
  const keys = set instanceof Map ? set.get("keys") : undefined;
  if (!Array.isArray(keys)) throw new Unreadable('KEYS is not a JWK Set: an object with a list "keys".');
  return keys.filter((key) => key instanceof Map && key.get("crv") === "Ed25519").map((key) => readJwk(key, "A key in KEYS").thumbprint);
};

const partOf = (base64url, what) => {
  const bytes = Buffer.from(base64url, "base64url");
  if (bytes.toString("base64url") !== base64url) throw new Unreadable(`${what} is not base64url.`);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable(`${what} is not text in UTF-8.`);
  }
  return readJson(text, what);
};

/** That this very text is what the record names, that its key signed it, and that it is about what the record is about. @throws Disproved */
function checkSigned(record, { jws, key }, thumbprints) {
  const jwsHash = record.get("jwsHash");
  if (typeof jwsHash !== "string") throw new Unreadable("The record names no signed receipt (it has no jwsHash), so --receipt has nothing to say about it.");
  if (sha256(Buffer.from(jws)).toString("base64url") !== jwsHash) throw new Disproved("SIGNED is not the receipt that the record names: its hash is another one.");
  const [header, payload, signature] = jws.split(".");
  const said = partOf(header, "The header of SIGNED's jws");
  const claims = partOf(payload, "What SIGNED's jws says");
  if (!(said instanceof Map) || said.get("alg") !== "EdDSA" || said.get("typ") !== receiptType || !(claims instanceof Map)) throw new Unreadable("SIGNED's jws is no receipt by its header.");
  if (said.get("kid") !== key.thumbprint) throw new Disproved("SIGNED's jws names another key than the one that came with it.");
  if (!verifySignature(null, Buffer.from(`${header}.${payload}`), key.publicKey, Buffer.from(signature, "base64url"))) throw new Disproved("SIGNED's jws is not signed by the key that came with it.");
  for (const [claim, name] of [["jti", "receiptId"], ["consentId", "consentId"], ["epoch", "epoch"], ["referralId", "referralId"], ["recipient", "recipient"], ["holder", "holder"]]) {
    if (claims.get(claim) !== record.get(name)) throw new Disproved(`SIGNED's jws is about something else than the record: its ${claim} is another one.`);
  }
  if (thumbprints !== undefined && !thumbprints.includes(key.thumbprint)) throw new Disproved(`The key ${key.thumbprint}, by which SIGNED is signed, is not in KEYS. It may be one that its holder has put away since: ask the holder.`);
  return [
    `SIGNED is the receipt that the record names, about the same consent, epoch and recipient, and the key ${key.thumbprint} signed it.${thumbprints === undefined ? "" : " That key is in KEYS."}`,
    `What was signed: stopped ${shown(canonicalJson(claims.get("stopped")))}, erased ${shown(canonicalJson(claims.get("erased")))}, kept ${shown(canonicalJson(claims.get("kept")))}.`,
  ];
}

/** What can be said of two checkpoints: a sentence, or why there is none to say. @throws Disproved */
function compare(own, { checkpoint: held, proof }, areSigned) {
  const bothSigned = areSigned ? " Both are signed by this key: keep both files, together they show it." : "";
  if (held.origin !== own.origin) throw new Disproved(`FILE is a checkpoint of another log ("${shown(held.origin)}", the receipt's is "${shown(own.origin)}").`);
  if (held.size === own.size) {
    if (!held.root.equals(own.root)) throw new Disproved(`THE LOG FORKS. FILE and the receipt have trees of the same size (${own.size}) with different contents.${bothSigned}`);
    if (proof !== undefined && proof.length > 0) throw new Unreadable("FILE's consistencyProof is about two trees of different size, and these have the same.");
    return { says: `FILE and the receipt have the same tree (size ${own.size}, the same root).` };
  }
  const [older, newer] = held.size < own.size ? [held, own] : [own, held];
  const [olderIs, newerIs] = older === held ? ["FILE", "the receipt"] : ["the receipt", "FILE"];
  if (older.size === 0) {
    if (!older.root.equals(emptyRoot)) throw new Disproved("The checkpoint of an empty tree has a root that is not the empty tree's.");
    return { cannot: "FILE is the checkpoint of an empty tree: every tree continues it, so it says nothing about this one." };
  }
  if (proof === undefined) {
    return { cannot: `FILE has a tree of ${held.size} leaves, the receipt's has ${own.size}. Whether ${newerIs} continues the history of ${olderIs} or tells another one takes a consistency proof between ${older.size} and ${newer.size}, and FILE brings none.` };
  }
  if (!isConsistent(older.size, newer.size, older.root, newer.root, proof)) {
    throw new Disproved(`FILE's consistencyProof does not show that the tree of ${newer.size} leaves (${newerIs}) continues the one of ${older.size} (${olderIs}). Either that proof is wrong or the log forks: ask the log for another.`);
  }
  return { says: `The tree of ${newer.size} leaves (${newerIs}) continues the tree of ${older.size} (${olderIs}): nothing in the older one was changed, moved or removed.` };
}

// ---------------------------------------------------------------- in words

/** Text from a file as a terminal may show it: nothing invisible, nothing that turns or hides what stands beside it. */
const shown = (text) => {
  const cut = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => [...character].map((one) => `\\u{${one.codePointAt(0).toString(16)}}`).join(""));
};

/** A hash in base64url also as other programs show it. */
const inHex = (name, value) => (name.endsWith("Hash") && typeof value === "string" && /^[\w-]{43}$/.test(value) ? `  (in hex ${Buffer.from(value, "base64url").toString("hex")})` : "");

function describe(record) {
  const lines = [...record].map(([name, value]) => [shown(name), shown(typeof value === "string" ? value : canonicalJson(value)) + inHex(name, value)]);
  const width = Math.min(24, Math.max(0, ...lines.map(([name]) => name.length)));
  const few = lines.slice(0, 60).map(([name, value]) => `    ${name.padEnd(width)}  ${value}`);
  return lines.length > few.length ? [...few, `    … and ${lines.length - few.length} more`] : few;
}

const limits = (record, { isKeyed, isCompared, isReceiptRead, areKeysGiven }) => [
  ...(isKeyed ? ["That the key is the log's own. You said so; get it from a place that you trust, not from where the receipt came."] : []),
  "That what the record says is true of the world. It shows what the log's keeper put down, and can no longer take back or change unseen.",
  "That nothing else was put down, or that nothing was left out: it is about this one record.",
  "When it was put down. The times in the record are the keeper's own.",
  ...(typeof record.get("noticeHash") === "string" ? ["What the text says that was shown. The record names it by noticeHash, the SHA-256 of the text as canonical JSON (RFC 8785): hash the text that you have, and compare."] : []),
  ...(typeof record.get("saidHash") === "string" ? ["What the question or the answer says word for word. The record names it by saidHash, the SHA-256 of it as canonical JSON (RFC 8785), which the log's keeper holds and its audit compares."] : []),
  ...(isReceiptRead ? [areKeysGiven ? "That KEYS is the holder's own key set. You said so." : "Whose key signed SIGNED: it came with it. Compare it with the key set that the holder shows: --jwks KEYS."] : []),
  ...(isReceiptRead ? ["That what its holder signed is true: that it has stopped and erased is the holder's word."] : []),
  ...(!isReceiptRead && typeof record.get("jwsHash") === "string" ? ["What the recipient signed, and that it did. The record names it by jwsHash, the SHA-256 of the receipt as it was signed: --receipt SIGNED."] : []),
  ...(typeof record.get("jws") === "string" ? ["That the signature inside the record is good: it was not looked at."] : []),
  ...(isCompared ? [] : ["That everybody is shown the same log. Compare checkpoints with somebody else's: --checkpoint FILE."]),
];

/**
 * Checks a receipt. All but `receipt` may be undefined: `vkey`, `held` (the text of another checkpoint), `signed` (what a
 * recipient signed) and `jwks` (its key set).
 * @returns the exit status, and what to print
 */
export function verify({ receipt: text, vkey, held: heldText, signed: signedText, jwks }) {
  try {
    const key = vkey === undefined ? undefined : readVerifierKey(vkey);
    const receipt = readReceipt(text);
    const held = heldText === undefined ? undefined : readHeld(heldText);
    const { record, salt, leafIndex, inclusionProof, checkpoint } = receipt;
    const signed = signedText === undefined ? undefined : readSigned(signedText);
    if (jwks !== undefined && signed === undefined) throw new Unreadable("--jwks is for the key of --receipt, which is not given.");
    const keysOfHolder = jwks === undefined ? undefined : readKeySet(jwks);

    const commitment = sha256(salt, Buffer.from(canonicalJson(record)));
    if (leafIndex >= checkpoint.size) throw new Disproved(`The receipt says leaf ${leafIndex}, and its checkpoint's tree has ${checkpoint.size} leaves, counted from 0.`);
    if (!isIncluded(leafIndex, checkpoint.size, leafHash(commitment), inclusionProof, checkpoint.root)) {
      throw new Disproved(`The record is not leaf ${leafIndex} of the checkpoint's tree: the record, the salt, the index, the inclusion proof or the checkpoint has been changed, or they do not belong together.`);
    }
    if (key !== undefined) {
      checkSignature(checkpoint, key, "The receipt's checkpoint");
      if (held !== undefined) checkSignature(held.checkpoint, key, "FILE's checkpoint");
    }
    const compared = held === undefined ? undefined : compare(checkpoint, held, key !== undefined);
    const ofReceipt = signed === undefined ? [] : checkSigned(record, signed, keysOfHolder);

    const name = shown(checkpoint.origin);
    const keyId = key === undefined ? "" : `${shown(key.name)}+${key.id.toString("hex")}`;
    const steps = [
      `The record and its salt give the commitment ${commitment.toString("hex")}.`,
      `That commitment is leaf ${leafIndex} of a tree of ${checkpoint.size} leaves with the root ${checkpoint.root.toString("base64")}.`,
      key === undefined ? "Whose tree it is was not checked: no key was given." : `The key ${keyId} signed that tree.`,
      ...ofReceipt,
      ...(compared?.says === undefined ? [] : [compared.says + (key === undefined ? " Neither signature was checked." : " The same key signed both.")]),
    ];
    const headline = key === undefined
      ? `The receipt is consistent with itself, and no more than that: anybody can make one that is. Give the log's key with --key.`
      : `PROVED: this record is in the log ${name}.`;
    return {
      exit: compared?.cannot === undefined ? 0 : 3,
      says: [
        headline, ...(compared?.cannot === undefined ? [] : [`CANNOT SAY about --checkpoint: ${compared.cannot}`]),
        "", "The record", ...describe(record),
        "", "What was checked", ...steps.map((step, n) => `  ${n + 1}. ${step}`),
        "", "What this does not show", ...limits(record, { isKeyed: key !== undefined, isCompared: compared?.says !== undefined, isReceiptRead: signed !== undefined, areKeysGiven: keysOfHolder !== undefined }).map((limit) => `  - ${limit}`), "",
      ].join("\n"),
    };
  } catch (error) {
    if (error instanceof Disproved) return { exit: 1, says: `NOT PROVED. ${error.message}\n` };
    if (error instanceof Unreadable) return { exit: 2, says: `NOT CHECKED. ${error.message}\n` };
    throw error;
  }
}

// ---------------------------------------------------------------- the command

/** A file's text, whatever kind of file it is. @throws Unreadable */
function readFile(path, what) {
  let file;
  try {
    file = openSync(path, "r");
    const buffer = Buffer.alloc(largestFileBytes + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) read = readSync(file, buffer, length, buffer.length - length, null);
    if (length > largestFileBytes) throw new Unreadable(`${what} is larger than ${largestFileBytes} bytes. A receipt has a few thousand.`);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(buffer.subarray(0, length));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw new Unreadable(`${what} is not text in UTF-8.`);
    throw new Unreadable(`${what} (${shown(path)}) cannot be read: ${error.code === "ENOENT" ? "there is no such file" : error.code === "EISDIR" ? "it is a folder" : shown(String(error.code ?? error.message))}.`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** @throws Unreadable where the call is wrong */
function readArguments(args) {
  const given = { files: [], key: undefined, checkpoint: undefined, receipt: undefined, jwks: undefined };
  for (let at = 0; at < args.length; at += 1) {
    const [, option, joined] = /^--(key|checkpoint|receipt|jwks)(?:=(.*))?$/s.exec(args[at]) ?? [];
    if (option === undefined) {
      if (args[at].startsWith("-")) throw new Unreadable(`There is no option ${shown(args[at])}.\n\n${usage.trimEnd()}`);
      given.files.push(args[at]);
      continue;
    }
    if (given[option] !== undefined) throw new Unreadable(`--${option} is given twice.`);
    if (joined === undefined) at += 1;
    given[option] = joined ?? args[at];
    // An empty one is a shell variable that was never set, and must not count as none.
    if (given[option] === undefined || given[option].trim() === "") throw new Unreadable(`--${option} has no value.`);
  }
  if (given.files.length !== 1) throw new Unreadable(`Say which receipt, one at a time.\n\n${usage.trimEnd()}`);
  return given;
}

function main(args) {
  if (args.includes("--help") || args.includes("-h")) return { exit: 0, says: usage };
  try {
    const { files: [file], key, checkpoint, receipt, jwks } = readArguments(args);
    const also = (path, what) => (path === undefined ? undefined : readFile(path, what));
    return verify({ receipt: readFile(file, "The receipt"), vkey: key, held: also(checkpoint, "FILE"), signed: also(receipt, "SIGNED"), jwks: also(jwks, "KEYS") });
  } catch (error) {
    if (error instanceof Unreadable) return { exit: 2, says: `NOT CHECKED. ${error.message}\n` };
    return { exit: 2, says: `NOT CHECKED. This program failed in a way that nobody foresaw (${error instanceof Error ? error.name : "unknown"}): take it as no proof.\n` };
  }
}

const isCommand = () => {
  try {
    return process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(new URL(import.meta.url));
  } catch {
    return false;
  }
};
if (isCommand()) {
  const { exit, says } = main(process.argv.slice(2));
  process.exitCode = exit;
  (exit === 2 ? process.stderr : process.stdout).write(says);
}
