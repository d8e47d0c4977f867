import type { Figure } from "../figure.ts";
import { decideFigures } from "./decide-figures.ts";
import { decideOverHttp } from "./decide-over-http.ts";
import { discloseFigures } from "./disclose-figures.ts";
import { logFigures } from "./log-figures.ts";
import { receiptFigures } from "./receipt-figures.ts";

/** What we measure of consent, in this order; each says in `title` what is going on while it runs. */
const parts: readonly { readonly title: string; measure(): AsyncIterable<Figure> | Promise<readonly Figure[]> }[] = [
  { title: "decide against Cedar and CASL", measure: decideFigures },
  { title: "decide over HTTP with a million consents stored", measure: decideOverHttp },
  { title: "disclose against plain statements", measure: discloseFigures },
  { title: "The transparency log, and a proof in a tree of a million leaves", measure: logFigures },
  { title: "Revocations to their last receipts, over a whole stack", measure: receiptFigures },
];

/** The figures of "Consent that holds", each as soon as it is measured. */
export async function* measure(say: (line: string) => void): AsyncIterable<Figure> {
  for (const { title, measure: figures } of parts) {
    say(`${title} …`);
    yield* await figures();
  }
}
