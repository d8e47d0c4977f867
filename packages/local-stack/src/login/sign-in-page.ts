import type { AccountBook } from "./account-book.ts";
import type { LoginAccount } from "./login-account.ts";
import { escapeHtml, page } from "./page.ts";

const headings: readonly (readonly [LoginAccount["role"], string])[] = [
  ["caseworker", "Sagsbehandlere"],
  ["team-leader", "Teamledere"],
  ["coordinator", "Koordinatorer i foreninger"],
  ["peer", "Peers"],
  ["citizen", "Borgere"],
  ["auditor", "Revisorer"],
];

/** One button for each person, named as they are and no more; pressing it signs in. `action` is where the form goes: the address of this interaction. */
export function signInPage(book: AccountBook, action: string): string {
  const sections = headings.map(([role, heading]) => section(heading, book.accounts.filter(({ account }) => account.role === role)));
  return page(
    "Hvem vil du logge ind som?",
    `<p>Personerne her er opdigtede. Du skal ikke bruge MitID eller adgangskode.</p>
<p>En person med to roller står her to gange. Vælg den rolle, du vil bruge nu.</p>
<form method="post" action="${escapeHtml(action)}">
${sections.join("")}</form>`,
  );
}

function section(heading: string, people: AccountBook["accounts"]): string {
  if (people.length === 0) return "";
  return `<section>
<h2>${heading}</h2>
<ul>
${people.map(({ id, account }) => `<li><button name="account" value="${id}"${account.unit === undefined ? "" : ` aria-describedby="unit-${id}"`}>${escapeHtml(account.name)}</button>${account.unit === undefined ? "" : `<small id="unit-${id}">${escapeHtml(account.unit)}</small>`}</li>`).join("\n")}
</ul>
</section>
`;
}
