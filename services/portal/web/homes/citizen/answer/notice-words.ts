import type danish from "../../../texts/notice/da.json";

const words = import.meta.glob<typeof danish>("../../../texts/notice/*.json", { eager: true, import: "default" });
const wordsIn = (language: string) => words[`../../../texts/notice/${language}.json`];

/** What stands around a notice's own text, in the notice's language; where nobody has written it, in Danish. `lang`: which it is in. */
export function noticeWords(language: string): typeof danish & { readonly lang: string } {
  const [lang, found] = [language, "da"].map((each) => [each, wordsIn(each)] as const).find(([, each]) => each !== undefined) ?? [];
  if (lang === undefined || found === undefined) throw new Error("there are no words around a notice, in no language");
  return { ...found, lang };
}
