import { test } from "vitest";
import { createTestDatabase } from "../src/index.ts";
test("clone time", async () => {
  for (let i = 0; i < 12; i++) {
    const t = performance.now();
    const db = await createTestDatabase({ service: "referral_keys" });
    const made = performance.now() - t;
    const r = await db.pool.query("select count(*) from data_key"); const q = performance.now() - t - made;
    const t2 = performance.now();
    await db.drop();
    process.stdout.write(`made ${made.toFixed(0)} first query ${q.toFixed(0)} drop ${(performance.now() - t2).toFixed(0)}\n`);
  }
});
