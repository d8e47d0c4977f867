import type { Notice } from "@haandslag/notices";
import type { Ready } from "../ready-file.ts";
import { firstCall } from "./first-call.ts";
import type { PartState } from "./local-page.ts";

const html = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** HTML of the page for whoever runs the stack, in English. */
export function pageText(o: { ready: Ready; folder: string; states: readonly PartState[]; notices: readonly Notice[] }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Håndslag</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #bfbfbf }
pre { background: #f2f2f2; padding: 1rem; overflow-x: auto } details { margin: .5rem 0 }
</style>
</head>
<body>
<main>
<h1>Håndslag runs</h1>
<p>Caseworkers refer citizens to peer support; nothing about a citizen crosses to anybody without that citizen's consent. The web pages are at <a href="${html(o.ready.portal)}">${html(o.ready.portal)}</a>; this page shows what runs.</p>
<h2>Parts</h2>
<table>
<thead><tr><th scope="col">Part</th><th scope="col">State</th><th scope="col">What it says</th></tr></thead>
<tbody>
${o.states.map((part) => `<tr><th scope="row">${html(part.name)}<br><small>${html(part.address)}</small></th><td>${part.isReady ? "ready" : "<strong>not ready</strong>"}</td><td>${part.says.map(html).join("<br>")}</td></tr>`).join("\n")}
</tbody>
</table>
<h2>A first call</h2>
<p>In the project's folder, in a second terminal:</p>
<pre><code>${html(firstCall(o).join("\n"))}</code></pre>
<h2>Who you can be</h2>
<p>Invented people, who sign in without a password; <code>npm run token -- NAME</code> gives their access token.</p>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Where</th></tr></thead>
<tbody>
${o.ready.users.map((user) => `<tr><th scope="row">${html(user.name)}</th><td>${html(user.role)}</td><td lang="da">${html(user.unit)}</td></tr>`).join("\n")}
</tbody>
</table>
<h2>Mailbox</h2>
${o.notices.length === 0 ? "<p>No notice has been sent yet. When a citizen is asked for consent, the notice lies here.</p>" : o.notices.toReversed().map((notice) => `<details><summary lang="${html(notice.language)}">${html(notice.subject)} (${html(notice.channel)})</summary><pre lang="${html(notice.language)}">${html(notice.text)}</pre></details>`).join("\n")}
</main>
</body>
</html>`;
}
