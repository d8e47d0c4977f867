import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { stackOptions } from "../src/commands/options.ts";
import { choosePorts } from "../src/stack/ports.ts";

async function taken(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe("a stack's ports", () => {
  test("are six in a row from the one that was named, the page's first, or six different free ones", async () => {
    const free = await choosePorts(0);
    expect(new Set(Object.values(free)).size).toBe(6);
    expect(Object.values(free).every((port) => port > 0)).toBe(true);
    // A stretch that is free is looked for; the test holds none of it, so another program may get in between.
    for (let first = 21_000; ; first += 100) {
      const row = await choosePorts(first).catch(() => undefined);
      if (row === undefined && first < 30_000) continue;
      expect(row).toEqual({ page: first, issuer: first + 1, referral: first + 2, consent: first + 3, "peer-assignment": first + 4, outcomes: first + 5 });
      break;
    }
  });

  test("that are taken are named, all of them, and none is held afterwards", async () => {
    const port = await taken();
    const refused = choosePorts(port - 2);
    await expect(refused).rejects.toThrow(new RegExp(`Ports? .*${port}.* taken by another program.*--port N.*--port 0`));
    const again = createServer().listen(port - 1, "127.0.0.1");
    await once(again, "listening");
    again.close();
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
