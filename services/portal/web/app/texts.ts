import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type app from "../texts/da/app.json";
import type auditor from "../texts/da/auditor.json";
import type caseworker from "../texts/da/caseworker.json";
import type citizen from "../texts/da/citizen.json";
import type codes from "../texts/da/codes.json";
import type errors from "../texts/da/errors.json";
import type front from "../texts/da/front.json";
import type organisation from "../texts/da/organisation.json";
import type peer from "../texts/da/peer.json";
import { type HomeName, textsOf } from "./pages.ts";

/** Danish first, English second. Texts come a namespace at a time: `app`, `errors`, `codes`, and one for each home. */
export const languages = ["da", "en"] as const;
export type Language = (typeof languages)[number];

const bundles = import.meta.glob<Record<string, unknown>>("../texts/*/*.json", { import: "default" });

const remembered = "haandslag-language";

/** The language a person chose here before, else the browser's first that we have, else Danish. */
export function firstLanguage(): Language {
  const wishes = [localStorage.getItem(remembered), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  return languages.find((language) => language === wishes.find((wish) => languages.some((known) => known === wish))) ?? "da";
}

let started: Promise<void> | undefined;

export async function loadTexts(home: HomeName): Promise<void> {
  await started;
  await i18next.loadNamespaces([...textsOf[home]]);
}

/** What goes wrong later may be the connection: its words must be here by then. */
export const loadErrorTexts = (): Promise<void> => i18next.loadNamespaces("errors");

export const startTexts = (language: Language): Promise<void> => (started ??= start(language));

async function start(language: Language): Promise<void> {
  await i18next
    .use({
      type: "backend" as const,
      init() { /* nothing to set up: the bundler knows every file */ },
      async read(wanted: string, namespace: string) {
        const load = bundles[`../texts/${wanted}/${namespace}.json`];
        if (load === undefined) throw new Error(`there are no texts ${wanted}/${namespace}`);
        return await load();
      },
    })
    .use(initReactI18next)
    .init({ lng: language, fallbackLng: false, supportedLngs: languages, ns: ["app"], defaultNS: "app", interpolation: { escapeValue: false }, react: { useSuspense: true } });
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

declare module "i18next" {
  /** A key that is missing in Danish does not compile; that English has the same keys is a test's to say. */
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: typeof app; auditor: typeof auditor; caseworker: typeof caseworker; citizen: typeof citizen; codes: typeof codes; errors: typeof errors; front: typeof front; organisation: typeof organisation; peer: typeof peer };
  }
}
