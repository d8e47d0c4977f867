import type { Figure } from "../figure.ts";
import { decideFigures } from "./decide-figures.ts";
import { decideOverHttp } from "./decide-over-http.ts";
import { discloseFigures } from "./disclose-figures.ts";
import { logFigures } from "./log-figures.ts";
import { receiptFigures } from "./receipt-figures.ts";

/** What we measure of consent, in this order; each says in `title` what is going on while it runs. */
const parts: readonly { readonly name: string; readonly title: string; measure(): AsyncIterable<Figure> | Promise<readonly Figure[]> }[] = [
  { name: "decide", title: "decide against Cedar and CASL", measure: decideFigures },
  { name: "http", title: "decide over HTTP with a million consents stored", measure: decideOverHttp },
  { name: "disclose", title: "disclose against plain statements", measure: discloseFigures },
  { name: "log", title: "The transparency log, and a proof in a tree of a million leaves", measure: logFigures },
  { name: "receipts", title: "Revocations to their last receipts, over a whole stack, events in process", measure: () => receiptFigures("in-process") },
  { name: "receipts-kafka", title: "The same over Kafka", measure: () => receiptFigures("kafka") },
];

export const partNames: readonly string[] = parts.map(({ name }) => name);

/**
 * The figures of "Consent that holds", each as soon as it is measured: all, or those of one part.
 * @throws AggregateError at the end, where a part could not be measured: the others are all the same
 */
export async function* measure(say: (line: string) => void, only?: string): AsyncIterable<Figure> {
  const failures: unknown[] = [];
  for (const { name, title, measure: figures } of parts) {
    if (only !== undefined && only !== name) continue;
    say(`${title} …`);
    try {
      yield* await figures();
    } catch (error) {
      failures.push(error);
      say(`FAILED   ${name}: ${String(error)}`);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts could not be measured`);
}
