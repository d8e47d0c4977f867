import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeRecordsWithoutCopies } from "../src/kafka/kafkajs-records.ts";

const load = createRequire(import.meta.url);
const RECORD = "kafkajs/src/protocol/recordBatch/record/v0/index.js";
const DECODER = "kafkajs/src/protocol/recordBatch/record/v0/decoder.js";
type Encode = (record: unknown) => { buffer: Buffer };
type Decode = (decoder: unknown, batch: unknown) => unknown;
const Decoder = load("kafkajs/src/protocol/decoder") as new (bytes: Buffer) => { readVarInt(): number };

const bytes = fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)));
const record = fc.record({
  offsetDelta: fc.nat(5_000),
  timestampDelta: fc.nat(10_000_000),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.dictionary(fc.string({ minLength: 1, maxLength: 200 }).filter((name) => name !== "__proto__"), fc.oneof(bytes, fc.array(bytes, { minLength: 2, maxLength: 3 })), { noNullPrototype: true }),
});

it("records go to Kafka as the same bytes as kafkajs' own, and are read the same", () => {
  const samples = fc.sample(record, 400);
  const batch = { firstOffset: "9007199254740993", firstTimestamp: "1770000000000", maxTimestamp: "1770000000999", timestampType: 0, magicByte: 2 };
  const withAppendTime = { ...batch, timestampType: 1 };
  const run = () => {
    const [encode, decode] = [load(RECORD) as Encode, load(DECODER) as Decode];
    return samples.map((sample) => {
      const encoded = Buffer.from(encode(sample).buffer);
      const read = (context: unknown) => {
        const decoder = new Decoder(encoded);
        expect(decoder.readVarInt()).toBeGreaterThan(0);
        return decode(decoder, context);
      };
      return { encoded: encoded.toString("hex"), read: read(batch), readWithAppendTime: read(withAppendTime) };
    });
  };
  const original = run();
  const before = load(RECORD) as Encode;
  encodeRecordsWithoutCopies(load);
  expect(load(RECORD)).not.toBe(before);
  expect(run()).toEqual(original);
});
