import { escapeHtml, page } from "./page.ts";

/** `form` is the library's own: it carries the token against forged requests and is named `op.logoutForm`. */
export const logOutPage = (form: string): string =>
  page(
    "Vil du logge ud?",
    `<p>Så kan den næste på denne computer eller telefon ikke se dine sider.</p>
${form}
<ul>
<li><button class="first" form="op.logoutForm" name="logout" value="yes">Log ud</button></li>
<li><button form="op.logoutForm">Bliv logget ind</button></li>
</ul>`,
  );

export const loggedOutPage = (): string => page("Du er logget ud", "<p>Du kan lukke siden nu.</p>");

/** The code is one of OAuth's own, for who helps; nothing of what was sent is shown. */
export const errorPage = (code: string): string =>
  page(
    "Vi kunne ikke logge dig ind",
    `<p>Der er ikke ændret noget. Gå tilbage til den side, du kom fra, og prøv igen.</p>
<p><small>Fejlkode: <code>${escapeHtml(code)}</code></small></p>`,
  );

export const expiredPage = (): string =>
  page("Siden er blevet for gammel", "<p>Der er ikke ændret noget. Gå tilbage til den side, du kom fra, og log ind derfra.</p>");

export const tryAgainPage = (action: string): string =>
  page(
    "Vi kunne ikke logge dig ind lige nu",
    `<p>Der er ikke ændret noget. <a href="${escapeHtml(action)}">Prøv igen om lidt</a>.</p>`,
  );

export const nothingHerePage = (): string => page("Her er ikke noget at se", "<p>Gå til Håndslags forside, og log ind derfra.</p>");
