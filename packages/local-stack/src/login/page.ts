import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light; }
body { margin: 0; background: #f5f5f5; color: #1a1a1a; font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .75rem; }
button { width: 100%; min-height: 3rem; padding: .5rem 1rem; border: 2px solid #1a5276; border-radius: 4px; background: #fff; color: #14405c; font: inherit; text-align: left; overflow-wrap: anywhere; cursor: pointer; }
button:hover { background: #e8f1f7; }
button:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
button.first { background: #1a5276; color: #fff; }
small { display: block; font-size: .9375rem; color: #404040; }
`;

/** Nothing is loaded from anywhere and no script runs, apart from the one the library allows for itself by its hash. */
export function contentSecurityPolicy(redirectUris: readonly string[]): string {
  // A browser holds a form's redirects to form-action as well: signing in ends at the client that asked.
  const targets = new Set(["'self'", "http://127.0.0.1:*", ...redirectUris.map((uri) => new URL(uri).origin)]);
  const styleHash = createHash("sha256").update(style).digest("base64");
  // An empty script-src forbids all scripts, and unlike 'none' it may stand beside the hash that the library adds.
  return ["default-src 'none'", "script-src", `style-src 'sha256-${styleHash}'`, `form-action ${[...targets].join(" ")}`, "base-uri 'none'", "frame-ancestors 'none'"].join(";");
}

/** A whole page, in Danish. `body` is HTML: escape what goes into it. */
export function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
