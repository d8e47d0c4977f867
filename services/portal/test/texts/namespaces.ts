import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const languages = ["da", "en"] as const;
export type Language = (typeof languages)[number];

/** A namespace as i18next reads it: texts under keys under keys. */
export interface Texts { readonly [key: string]: string | Texts }
/** A text and where it stands: `pages.home.title`. */
export interface Text { readonly path: string; readonly text: string }

const folder = join(import.meta.dirname, "../../web/texts");

export const namespacesOf = (language: Language): string[] =>
  readdirSync(join(folder, language)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).toSorted();

export const readNamespace = (language: Language, namespace: string): Texts =>
  JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), "utf8")) as Texts;

export const textsIn = (texts: string | Texts, path = ""): Text[] =>
  typeof texts === "string"
    ? [{ path, text: texts }]
    : Object.entries(texts).flatMap(([key, inner]) => textsIn(inner, path === "" ? key : `${path}.${key}`));

/** Every text of a language, its path beginning with its namespace. */
export const allTexts = (language: Language): Text[] =>
  namespacesOf(language).flatMap((namespace) => textsIn(readNamespace(language, namespace), namespace));
