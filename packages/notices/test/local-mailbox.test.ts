import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMailbox, localMailbox } from "../src/index.ts";
import { noticeTo } from "./notices-for-tests.ts";

let root: string;
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), "mailbox-")); });
afterAll(() => rm(root, { recursive: true }));

describe("the local mailbox", () => {
  test("holds what was sent, in the order of the ids, for its owner alone", async () => {
    const folder = join(root, "order");
    expect(await listMailbox(folder)).toEqual([]);
    const first = noticeTo("sms", "+45 00 00 00 00", "01938d2c-0000-7000-8000-000000000001");
    const second = noticeTo("letter", "Ægir Ørsted\nIngen Vej 0\n0000 Ingensteds", "01938d2c-0000-7000-8000-000000000002");
    await localMailbox(folder).send(second);
    await localMailbox(folder).send(first);
    expect(await listMailbox(folder)).toEqual([first, second]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, `${first.id}.json`))).mode & 0o777).toBe(0o600);
  });

  test("holds a notice once, however often and by however many it is sent", async () => {
    const folder = join(root, "once");
    const notice = noticeTo("email", "someone@example.org");
    await Promise.all(Array.from({ length: 10 }, () => localMailbox(folder).send(notice)));
    await localMailbox(folder).send({ ...notice, text: "another text under the same id" });
    expect(await listMailbox(folder)).toEqual([notice]);
    expect(await readdir(folder)).toEqual([`${notice.id}.json`]);
  });

  test("takes no id that leads out of its folder, and says so without the address", async () => {
    const folder = join(root, "closed");
    const refused: unknown = await localMailbox(folder).send(noticeTo("email", "someone@example.org", "../../etc/notice")).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "NOTICE_INVALID" });
    expect(String(refused)).not.toContain("someone");
    expect(await listMailbox(folder)).toEqual([]);
  });
});
