import { relative } from "node:path";
import { generateClients } from "@haandslag/service-kit/database";
import { firstCall } from "../stack/first-call.ts";
import type { Stack } from "../stack/start-stack.ts";
import { callersFolder } from "./callers-folder.ts";
import { stackOptions } from "./options.ts";
import { onAskedToEnd } from "./on-asked-to-end.ts";

/** What `npm start` and `npm run start:kafka` do; they differ in the broker alone. Ctrl-C stops everything, PostgreSQL too. */
export async function runStack(broker: "in-process" | "kafka"): Promise<void> {
  const started = performance.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const ending = new AbortController();
  let stack: Stack | undefined;
  const stop = async () => {
    await stack?.stop();
    say("Stopped.");
    process.exit(0);
  };
  onAskedToEnd((why) => {
    say(`\n${why}: stopping …`);
    // While it comes up, `startStack` stops what it has started, and rejects.
    ending.abort(new Error("Stopped before it was ready."));
    if (stack !== undefined) void stop();
  });
  try {
    const options = stackOptions(process.argv.slice(2));
    await generateClients({ ifStale: true, log: say });
    const { startStack } = await import("../stack/start-stack.ts");
    stack = await startStack({ ...options, broker, withReferrals: true, signal: ending.signal, progress: say });
    if (ending.signal.aborted) return await stop();
    say(invitation(stack, (performance.now() - started) / 1000));
  } catch (error) {
    process.stderr.write(`\n${(error as Error).message}\n`);
    process.exit(ending.signal.aborted ? 0 : 1);
  }
}

function invitation({ ready, settings }: Stack, seconds: number): string {
  const folder = relative(callersFolder(), settings.folder);
  return `
Håndslag is ready after ${seconds.toFixed(1)} s.

  Open      ${ready.portal}
  Parts     ${ready.issuer}/local   (how each part is, and the mailbox)

Who you can be (no passwords here; npm run token -- NAME gives an access token):
${ready.users.map((user) => `  ${user.name.padEnd(22)} ${user.role.padEnd(12)} ${user.unit}`).join("\n")}

A first call, in a second terminal:
${firstCall({ ready, folder: settings.folder }).map((line) => `  ${line}`).join("\n")}

Data, logs and mailbox: ${folder.startsWith("..") || folder === "" ? settings.folder : folder}   Stop: Ctrl-C   Start over: npm start -- --fresh`;
}
