import { relative } from "node:path";
import { generateClients } from "@haandslag/service-kit/database";
import { callersFolder } from "./callers-folder.ts";
import { stackOptions } from "./options.ts";

/** What `npm start` and `npm run start:kafka` do; they differ in the broker alone. Ctrl-C stops everything, PostgreSQL too. */
export async function runStack(broker: "in-process" | "kafka"): Promise<void> {
  const started = performance.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const options = stackOptions(process.argv.slice(2));
    await generateClients({ ifStale: true });
    const { startStack } = await import("../stack/start-stack.ts");
    const stack = await startStack({ ...options, broker, progress: say });

    let isStopping = false;
    const stop = (signal: string) => {
      if (isStopping) return;
      isStopping = true;
      say(`\n${signal}: stopping …`);
      void stack.stop().then(() => { say("Stopped."); process.exit(0); });
    };
    process.once("SIGINT", () => stop("Ctrl-C"));
    process.once("SIGTERM", () => stop("Asked to end"));

    const folder = relative(callersFolder(), stack.settings.folder);
    say(`
Håndslag is ready after ${((performance.now() - started) / 1000).toFixed(1)} s.

  Open      ${stack.ready.portal}
  Sign in   ${stack.ready.issuer}

Who you can sign in as, with one click:
${stack.ready.users.map((user) => `  ${user.name.padEnd(22)} ${user.role.padEnd(12)} ${user.unit}`).join("\n")}

A first call, in a second terminal:
  TOKEN=$(npm run -s token -- "Maja Sagsbehandler")
  curl -H "authorization: Bearer $TOKEN" ${stack.ready.services.referral}/trpc/listAuthorities?input=%7B%7D

Data, logs and mailbox: ${folder.startsWith("..") ? stack.settings.folder : folder}   Stop: Ctrl-C   Start over: npm start -- --fresh`);
  } catch (error) {
    process.stderr.write(`\n${(error as Error).message}\n`);
    process.exit(1);
  }
}
