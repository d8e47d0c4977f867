import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * A real Chromium: `CHROMIUM_PATH`, one of the system, else the one that `@sparticuz/chromium` carries inside its
 * package, so that none has to be installed by hand (design § 8). Web security stays on: with the package's own
 * `--disable-web-security` a cross-origin read succeeds, and every security test would be worth nothing.
 */
export async function launchChromium(o: { readonly debuggingPort?: number } = {}): Promise<Browser> {
  const { executablePath, args } = await chromiumProgram();
  return await chromium.launch({
    executablePath,
    args: [...args, ...quiet, ...(o.debuggingPort === undefined ? [] : [`--remote-debugging-port=${o.debuggingPort}`])],
    handleSIGINT: false,
  });
}

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-sandbox"];
const unwanted = ["--single-process", "--disable-web-security", "--disable-site-isolation-trials", "--allow-running-insecure-content"];

/** Where the browser is, and what it must be started with. */
export async function chromiumProgram(): Promise<{ readonly executablePath: string; readonly args: readonly string[] }> {
  const named = process.env["CHROMIUM_PATH"] ?? systemPaths.find((path) => existsSync(path));
  if (named !== undefined) return { executablePath: named, args: [] };
  const executablePath = await packaged.executablePath();
  return { executablePath, args: packaged.args.filter((arg) => !unwanted.includes(arg) && !/^--(headless|disable-features)/.test(arg)) };
}
