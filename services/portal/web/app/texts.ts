import i18next from "i18next";
import { initReactI18next } from "react-i18next";
export type {} from "./text-keys.ts";

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

export async function startTexts(language: Language): Promise<void> {
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
    .init({ lng: language, fallbackLng: false, supportedLngs: languages, ns: ["app", "errors"], defaultNS: "app", interpolation: { escapeValue: false }, react: { useSuspense: true } });
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
