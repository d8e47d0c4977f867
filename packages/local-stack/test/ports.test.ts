import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { stackOptions } from "../src/commands/options.ts";
import { choosePorts } from "../src/stack/ports.ts";

/** Six in a row that are free, below the ports that the system gives out by itself: nobody takes them meanwhile by chance. */
async function freeRow(from: number): Promise<number> {
  for (let first = from; first < 30_000; first += 100) {
    if ((await choosePorts(first).catch(() => undefined)) !== undefined) return first;
  }
  throw new Error("There are no six free ports in a row below 30000.");
}

async function listenOn(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
}

describe("a stack's ports", () => {
  test("are six in a row from the one that was named, the portal's first, or six different free ones", async () => {
    const free = await choosePorts(0);
    expect(new Set(Object.values(free)).size).toBe(6);
    expect(Object.values(free).every((port) => port > 0)).toBe(true);
    const first = await freeRow(21_000);
    expect(await choosePorts(first)).toEqual({ portal: first, issuer: first + 1, referral: first + 2, consent: first + 3, "peer-assignment": first + 4, outcomes: first + 5 });
  });

  test("that are taken are named, all of them, and none is held afterwards", async () => {
    const first = await freeRow(25_000);
    await listenOn(first + 2);
    await listenOn(first + 4);
    await expect(choosePorts(first)).rejects.toThrow(new RegExp(`Ports .*${first + 2}.*${first + 4}.* taken by another program.*--port N.*--port 0`));
    for (const other of [first, first + 1, first + 3, first + 5]) await listenOn(other);
  });

  test.each(["-1", "4100.5", "x", "65531", ""])("are refused by a sentence where --port is %j", (port) => {
    expect(() => stackOptions([`--port=${port}`])).toThrow(/--port takes a number/);
  });

  test("come from the options, as the data folder does: relative to where the caller stands", () => {
    expect(stackOptions(["--port", "0", "--data", "here", "--fresh"])).toEqual({ port: 0, fresh: true, folder: expect.stringMatching(/\/here$/) as string });
    expect(stackOptions([])).toMatchObject({ port: 4100, fresh: false, folder: expect.stringMatching(/\.local$/) as string });
    expect(() => stackOptions(["--prot", "1"])).toThrow(/prot/);
  });
});
