import { signedIn } from "@haandslag/testing/browser";
import type { Browser } from "playwright-core";

/** Kilobytes of script, as they come over the wire (brotli), from an empty cache until a home stands. */
export async function scriptSize(browser: Browser, o: { portal: string; name: string; path: string }): Promise<number> {
  const { context } = await signedIn(browser, { portal: o.portal, name: o.name });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  wire.on("Network.responseReceived", ({ requestId, type }) => { if (type === "Script") scripts.add(requestId); });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength; });
  await page.goto(`${o.portal}${o.path}`, { waitUntil: "load" });
  await page.locator("main h1").first().waitFor();
  await page.locator(".loading").waitFor({ state: "detached" });
  await context.close();
  return bytes / 1000;
}
