import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson, checkpointText, commitmentOf, newSalt, noteSigner, openNote, parseCheckpoint, sha256 } from "../src/index.ts";

// The published example of golang.org/x/mod/sumdb/note (BSD licence): its private key, verifier key and signed note.
const goExample = {
  privateKey: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  verifierKey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature: "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};
const seed = Buffer.from(goExample.privateKey.split("+").slice(4).join("+"), "base64").subarray(1);
const signer = noteSigner("PeterNeumann", createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" }));

describe("CON-30 signed notes, as Go's sumdb/note has them", () => {
  it("the published key and text give the published verifier key and note, to the byte", () => {
    expect(signer.verifierKey).toBe(goExample.verifierKey);
    expect(signer.sign(goExample.text)).toBe(`${goExample.text}\n${goExample.signature}`);
  });
  it("the published note opens with the published key", () => {
    expect(openNote(`${goExample.text}\n${goExample.signature}`, goExample.verifierKey)).toBe(goExample.text);
  });
  it("a signature of somebody else beside it is passed over; a broken one of the same key is not", () => {
    const note = signer.sign(goExample.text);
    const other = noteSigner("somebody.example/else", generateKeyPairSync("ed25519").privateKey).sign(goExample.text).split("\n\n")[1] ?? "";
    expect(openNote(note + other, goExample.verifierKey)).toBe(goExample.text);
    expect(openNote(note + goExample.signature.replace("ZJku", "ZJkv"), goExample.verifierKey)).toBeUndefined();
  });
  it.each([
    ["another text", (note: string) => note.replace("cryptography", "arithmetic")],
    ["another name", (note: string) => note.replace("— PeterNeumann", "— PaulNeumann")],
    ["no signature", () => `${goExample.text}\n`],
    ["a line that is none", (note: string) => `${note}and more\n`],
    ["no final newline", (note: string) => note.slice(0, -1)],
    ["a control character", (note: string) => note.replace("your", "your\r")],
  ])("%s is refused", (_what, change) => expect(openNote(change(signer.sign(goExample.text)), goExample.verifierKey)).toBeUndefined());
  it("a verifier key whose id is not its own is none", () => {
    expect(openNote(signer.sign(goExample.text), goExample.verifierKey.replace("c74f20a3", "c74f20a4"))).toBeUndefined();
  });
  it.each(["", "two words", "plus+sign", "line\nbreak"])("%j is no name for a key", (name) => expect(() => noteSigner(name, generateKeyPairSync("ed25519").privateKey)).toThrow(TypeError));
});

describe("CON-30 checkpoints (C2SP tlog-checkpoint)", () => {
  // The specification's own example.
  const published = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  it("the published text is read and written the same", () => {
    const checkpoint = parseCheckpoint(published);
    expect(checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20_852_163 });
    expect(checkpoint && checkpointText(checkpoint)).toBe(published);
  });
  it.each(["", published.slice(0, -1), published.replace("20852163", "020852163"), published.replace("20852163", "-1"), published.replace("CsUY", "Cs"), `${published}\n`])("%j is none", (text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });
});

describe("CON-30 a record becomes a commitment", () => {
  it("by RFC 8785: the example of its § 3.2.2 and § 3.2.3", () => {
    const example = JSON.parse(String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`) as unknown;
    expect(canonicalJson(example)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
    expect(Object.values(JSON.parse(canonicalJson({ "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 })) as object)).toHaveLength(7);
    expect(canonicalJson({ "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 }).match(/\d(?=[,}])/g)).toEqual(["2", "4", "6", "7", "1", "5", "3"]);
  });
  it("CON-26 the same under the same salt, whatever the order of its fields, and unlike under another", () => {
    const salt = newSalt();
    expect(commitmentOf(salt, { a: 1, b: "x" })).toEqual(sha256(salt, Buffer.from('{"a":1,"b":"x"}')));
    expect(commitmentOf(salt, { b: "x", a: 1 })).toEqual(commitmentOf(salt, { a: 1, b: "x" }));
    const salts = Array.from({ length: 200 }, () => newSalt().toString("hex"));
    expect(new Set(salts).size).toBe(200);
    expect(salts.every((one) => /^[0-9a-f]{64}$/.test(one) && !/^0{16}/.test(one))).toBe(true);
  });
});
