/** Texts as numbers: each text one, found by the object that it was made of, so that what lines share is written once. */
export interface Texts {
  idOf<Value extends object>(value: Value, text: (value: Value) => string): number;
  /** The number of the same text with the recipients' names swapped. */
  swapped(id: number): number;
}

export function newTexts(): Texts {
  const ids = new Map<string, number>();
  const texts: string[] = [];
  const ofObject = new WeakMap<object, number>();
  const twins: (number | undefined)[] = [];
  const idOfText = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, texts.length);
    return texts.push(text) - 1;
  };
  return {
    idOf(value, text) {
      const known = ofObject.get(value);
      if (known !== undefined) return known;
      const id = idOfText(text(value));
      ofObject.set(value, id);
      return id;
    },
    swapped(id) {
      twins[id] ??= idOfText(swap(texts[id] ?? ""));
      return twins[id];
    },
  };
}

const names: Readonly<Record<string, string>> = {
  "organisation-one": "organisation-two", "organisation-two": "organisation-one", "00000a01": "00000b01", "00000b01": "00000a01",
  '"recipient":0': '"recipient":1', '"recipient":1': '"recipient":0',
};
const swap = (text: string): string => text.replaceAll(/organisation-one|organisation-two|00000a01|00000b01|"recipient":[01]/g, (name) => names[name] ?? name);
