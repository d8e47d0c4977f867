const written = new Set(["ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** Which way a language is written. Firefox has no `getTextInfo`, hence the list. */
export const directionOf = (language: string): "ltr" | "rtl" => (written.has(new Intl.Locale(language).language) ? "rtl" : "ltr");

/** A language's name in itself, as its speakers know it. */
export const ownNameOf = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};
