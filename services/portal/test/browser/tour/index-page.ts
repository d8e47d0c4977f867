/** One page in one state, photographed in both languages and widths. */
export interface Picture {
  readonly number: string;
  readonly page: string;
  readonly state: string;
  readonly person: string | null;
  readonly files: readonly { readonly file: string; readonly language: string; readonly width: string }[];
}

/** All pictures on one page, four to a line. Names of pages and of invented people only: nothing to escape. */
export const indexPage = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Håndslag: a tour of the pages</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; }
.four { display: grid; grid-template-columns: 2fr 1fr 2fr 1fr; gap: 1rem; align-items: start; }
img { width: 100%; border: 1px solid #999; }
figure { margin: 0; }
</style>
<h1>Håndslag: a tour of the pages</h1>
${pictures.map(({ number, page, state, person, files }) => `<section>
<h2>${number}. ${page} (${state}${person === null ? "" : `, as ${person}`})</h2>
<div class="four">${files.map(({ file, language, width }) => `<figure><a href="${file}"><img src="${file}" loading="lazy" alt="${page}, ${state}, ${language}, ${width}"></a><figcaption>${language}, ${width}</figcaption></figure>`).join("")}</div>
</section>`).join("\n")}
</html>
`;
