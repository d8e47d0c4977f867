import { connect } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { stage, type Stage } from "../given/stage.ts";
import { codeIn } from "../given/visitor.ts";

const policyOf = (issuer: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self' ${issuer}; frame-ancestors 'none'; base-uri 'none'`;

/** Every way to be answered: pages, files, answers and refusals. */
const everyWay: readonly [string, RequestInit?][] = [
  ["/"], ["/mine-samtykker"], ["/no/such/page"], ["/assets/main-abc123.js"], ["/assets/none.js"], ["/favicon.svg"], ["/livez"], ["/readyz"], ["/session"], ["/changes"], ["/login"], ["/login/again"],
  ["/login/callback"], ["/login/callback?code=x&state=y"], ["/api/referral/trpc/x"], ["/logout"], ["/%"], ["/assets/%"], ["/session?x[]=%"], [`/api/${"x".repeat(300)}/trpc/y`],
  ["/logout", { method: "POST" }], ["/session/prolong", { method: "POST" }], ["/api/referral/trpc/x", { method: "POST" }], ["/api/referral/trpc/x", { method: "POST", body: "{", headers: { "content-type": "application/json" } }],
  ["/logout", { method: "POST", body: "{", headers: { "content-type": "application/json" } }], ["/logout", { method: "POST", body: "x".repeat(20_000), headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["/logout", { method: "POST", body: "<a/>", headers: { "content-type": "application/xml" } }], ["/session/prolong", { method: "POST", body: "\u0000", headers: { "content-type": "application/json" } }],
  ["/", { method: "POST" }], ["/mine-samtykker", { method: "DELETE" }], ["/session", { method: "PUT" }], ["/", { method: "OPTIONS" }], ["/", { method: "HEAD" }],
];

test("every answer carries the same headers of caution, refusals too, and nothing of a person may be kept", async () => {
  const at = await stage();
  const karen = await at.signedIn("Karen Prøve");
  for (const [path, init] of everyWay) {
    const what = `${init?.method ?? "GET"} ${path}`;
    const answer = await fetch(`${at.portal}${path}`, { redirect: "manual", ...init, headers: { ...(path === "/changes" ? {} : { cookie: `haandslag_session=${karen.cookie() ?? ""}` }), ...Object.fromEntries(new Headers(init?.headers)) } });
    await answer.body?.cancel();
    expect(answer.headers.get("content-security-policy"), what).toBe(policyOf(at.issuer));
    expect(Object.fromEntries(["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "x-frame-options"].map((name) => [name, answer.headers.get(name)])), what).toEqual({
      "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "x-frame-options": "DENY",
    });
    expect(answer.headers.get("permissions-policy"), what).toContain("camera=()");
    expect(answer.headers.get("access-control-allow-origin"), what).toBeNull();
    expect(answer.headers.get("x-correlation-id") ?? "", `OPS-05 ${what}`).toMatch(/^[0-9a-f-]{36}$|^$/);
    if (path !== "/assets/main-abc123.js" && path !== "/favicon.svg") expect(answer.headers.get("cache-control"), what).toBe("no-store");
    expect(answer.status, `OPS-04 ${what}`).toBeLessThan(500);
  }
});

test("OPS-04 bad input gets a 4xx with a code of ours on every route, and never an echo of itself or a stack", async () => {
  const at = await stage();
  const canary = "canary-7f3a";
  const bad: readonly [string, RequestInit, number][] = [
    [`/${canary}%`, {}, 400],
    [`/assets/${canary}.js`, {}, 404],
    [`/api/${canary}/trpc/x`, { method: "POST" }, 404],
    [`/api/referral/trpc/${canary}`, { method: "POST" }, 404],
    [`/session/${canary}`, { method: "POST", body: canary, headers: { "content-type": "text/plain" } }, 404],
    ["/session/prolong", { method: "POST", body: `{"${canary}`, headers: { "content-type": "application/json" } }, 400],
    ["/logout", { method: "POST", body: `{"${canary}`, headers: { "content-type": "application/json" } }, 400],
    ["/logout", { method: "POST", body: canary.repeat(2000), headers: { "content-type": "application/x-www-form-urlencoded" } }, 413],
    ["/logout", { method: "POST", body: canary, headers: { "content-type": "multipart/form-data" } }, 415],
    [`/changes?after=${canary}`, {}, 400],
    [`/${canary}`, { method: "POST" }, 405],
    [`/login/callback?state=${canary}&code=${canary}`, {}, 400],
    [`/login/callback?state=${canary}&state=b`, { headers: { cookie: `haandslag_login_${canary}=${canary}` } }, 400],
  ];
  for (const [path, init, status] of bad) {
    const answer = await at.visitor().send(path, init);
    const what = `${init.method ?? "GET"} ${path}`;
    expect(answer.status, what).toBe(status);
    expect(answer.text, what).not.toMatch(new RegExp(`${canary}|node_modules|at .*\\.ts`));
    if (!path.startsWith("/login")) expect(codeIn(answer), what).toMatch(/^[A-Z_]+$/);
  }
  expect(at.logged.join(""), "CON-26 what was sent is in no log").not.toContain(canary);
  expect(at.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test("OPS-04 what is no HTTP is answered with a 4xx", async () => {
  const at = await stage();
  const said = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(Number(new URL(at.portal).port), "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
    socket.setEncoding("utf8").on("data", (chunk: string) => { text += chunk; }).on("end", () => resolve(text)).on("error", reject);
  });
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
});

test("every address of a page is the pages' one document, never kept; files under /assets are, for ever, and pressed", async () => {
  const at = await stage();
  const ask = (path: string, headers: Record<string, string> = {}) => at.visitor().send(path, { headers });
  for (const path of ["/", "/mine-samtykker", "/henvisninger/1?side=2", "/login/again", "/index.html"]) {
    const page = await ask(path);
    expect([page.status, page.headers.get("content-type"), page.headers.get("cache-control"), page.text], path).toEqual([200, "text/html; charset=utf-8", "no-store", expect.stringContaining('id="pages"')]);
  }
  const script = await ask("/assets/main-abc123.js");
  expect([script.status, script.headers.get("cache-control"), script.headers.get("content-type"), script.headers.get("vary")]).toEqual([200, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8", "accept-encoding"]);
  expect((await ask("/favicon.svg")).headers.get("cache-control")).toBe("no-cache");
  for (const [takes, encoding] of [["gzip, br", "br"], ["br;q=1.0", "br"], ["gzip", null], ["br;q=0", null], ["", null]] as const) expect((await raw(at, takes)).encoding, takes).toBe(encoding);
  expect(brotliDecompressSync((await raw(at, "br")).body).toString()).toContain("the pages");
});

test("the document says what its page needs, in the browser's language: by address alone, the same for everybody", async () => {
  const at = await stage();
  const link = async (path: string, language: string) => (await at.visitor().send(path, { headers: { "accept-language": language } })).headers.get("link");
  const session = "</session>; rel=preload; as=fetch; crossorigin";
  expect(await link("/cases/0198?side=2", "en-GB,da;q=0.5")).toBe(`</assets/pages.css>; rel=preload; as=style; crossorigin, </assets/case.js>; rel=modulepreload, </assets/en.js>; rel=modulepreload, ${session}`);
  expect(await link("/cases/0198", "so,fr")).toContain("/assets/da.js");
  for (const path of ["/cases", "/cases/1/2", "/xcases/1"]) expect(await link(path, "da"), path).toBe(session);
});

test("nothing but what was built can be asked for", async () => {
  const at = await stage();
  for (const path of ["/assets/none.js", "/assets/", "/assets/..%2findex.html"]) expect((await at.visitor().send(path)).status, path).toBe(404);
  for (const path of ["/.vite/manifest.json", "/assets/%2e%2e/%2e%2e/package.json", "/built-from.sha256", "/..%2fpackage.json", "/index.html.br", "/assets/main-abc123.js.br"]) expect((await at.visitor().send(path)).text, path).not.toMatch(/manifest|^0$|"name"|export/);
});

test("OPS-06 /livez lives, and /readyz says of each part how it is", async () => {
  const at = await stage();
  expect((await at.visitor().send("/livez")).status).toBe(200);
  const ready = await at.visitor().send("/readyz");
  expect([ready.status, (JSON.parse(ready.text) as { parts: { part: string; ok: boolean }[] }).parts.map(({ part, ok }) => [part, ok])]).toEqual([200, [["database", true], ["migrations", true], ["issuer", true], ["broker", true]]]);
  await at.provider.close();
  const without = await at.visitor().send("/readyz");
  expect([without.status, (JSON.parse(without.text) as { parts: { part: string; ok: boolean }[] }).parts.filter(({ ok }) => !ok).map(({ part }) => part)]).toEqual([503, ["issuer"]]);
});

async function raw(at: Stage, takes: string): Promise<{ encoding: string | null; body: Buffer }> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request(`${at.portal}/assets/main-abc123.js`, { headers: { "accept-encoding": takes } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve({ encoding: answer.headers["content-encoding"] ?? null, body: Buffer.concat(chunks) }));
    }).on("error", reject).end();
  });
}
