/** Entries one after the other, each behind its length as a big-endian uint16 (C2SP tlog-tiles). */
export function entryBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(entries.flatMap((entry) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    return [length, entry];
  }));
}
