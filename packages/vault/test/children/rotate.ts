import pg from "pg";
import { rotateKeys } from "../../src/index.ts";

/** `rotate.ts URL FILE`: one rotation, as the command does it; for tests that kill it. */
const [url = "", file = ""] = process.argv.slice(2);
const store = new pg.Client({ connectionString: url });
await store.connect();
const { wasUnfinished } = await rotateKeys({ store, file, clock: { now: () => new Date() } });
process.stdout.write(wasUnfinished ? "finished" : "whole");
await store.end();
