import { movableClock } from "../src/clock.ts";

/** Says what time it is, once for every line on standard input. */
const clock = movableClock(process.argv[2] ?? "");
process.stdin.on("data", () => process.stdout.write(`${clock.now().getTime()}\n`));
