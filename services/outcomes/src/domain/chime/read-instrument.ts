import { ChimeItem } from "@haandslag/contracts";
import type { Instrument } from "./instrument.ts";

interface Translated { readonly extension?: readonly { readonly extension: readonly { readonly url: string; readonly valueCode?: string; readonly valueString?: string }[] }[] }
interface Questionnaire {
  readonly resourceType: string;
  readonly url: string;
  readonly version: string;
  readonly language: string;
  readonly item: readonly { readonly linkId: string; readonly text: string; readonly _text?: Translated; readonly answerOption: readonly { readonly valueCoding: { readonly code: string; readonly display: string; readonly _display?: Translated } }[] }[];
}

/**
 * Reads an instrument from a FHIR R4 Questionnaire; English stands in the translation extension
 * (http://hl7.org/fhir/StructureDefinition/translation), as FHIR has it.
 * @throws Error where a question is none of CHIME's or a text lacks its translation
 */
export function readInstrument(questionnaire: Questionnaire): Instrument {
  if (questionnaire.resourceType !== "Questionnaire") throw new Error("An instrument is a FHIR Questionnaire.");
  const items = questionnaire.item.map((item) => ({ item: ChimeItem.parse(item.linkId), text: { da: item.text, en: english(item._text, item.linkId) } }));
  const options = questionnaire.item[0]?.answerOption ?? [];
  return {
    id: questionnaire.url, version: questionnaire.version, items,
    scale: { da: options.map(({ valueCoding }) => valueCoding.display), en: options.map(({ valueCoding }) => english(valueCoding._display, valueCoding.code)) },
  };
}

function english(translated: Translated | undefined, place: string): string {
  const text = translated?.extension?.map(({ extension }) => extension).find((parts) => parts.some(({ url, valueCode }) => url === "lang" && valueCode === "en"))?.find(({ url }) => url === "content")?.valueString;
  if (text === undefined) throw new Error(`The instrument has no English text at ${place}.`);
  return text;
}
