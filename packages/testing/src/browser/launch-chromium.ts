import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { packagedChromium } from "./packaged-chromium.ts";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * A real Chromium: `CHROMIUM_PATH`, else the one that `@sparticuz/chromium` carries inside its package, so that none has
 * to be installed by hand (design § 8), else one of the system. Web security stays on: with the package's own
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

// Without the GPU pages are drawn straight away; the package's SwiftShader draws the same as if it were a graphics card.
const quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-sandbox"];
const unwanted = ["--single-process", "--disable-web-security", "--disable-site-isolation-trials", "--allow-running-insecure-content"];

/**
 * Where the browser is, and what it must be started with. The packaged one comes before the system's: it is a shell
 * without windows, and loads a page of ours with 0.4 s of a processor's time where Debian's Chromium takes 1.3 s.
 */
export async function chromiumProgram(): Promise<{ readonly executablePath: string; readonly args: readonly string[] }> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined) return { executablePath: named, args: [] };
  const carried = await packagedChromium();
  if (carried !== undefined) return { executablePath: carried, args: packaged.args.filter((arg) => !unwanted.includes(arg) && !/^--(headless|disable-features)/.test(arg)) };
  const ofSystem = systemPaths.find((path) => existsSync(path));
  if (ofSystem === undefined) throw new Error("No Chromium runs here: name one in CHROMIUM_PATH");
  return { executablePath: ofSystem, args: [] };
}
