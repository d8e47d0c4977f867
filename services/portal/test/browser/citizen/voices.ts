export interface VoiceHere {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}
/** What was said, and what of it is being said or waits. */
export interface Spoken {
  readonly said: { readonly text: string; readonly voice: string; readonly lang: string }[];
  readonly waiting: number;
}

/**
 * The platform's part of reading aloud, run in the page before its own scripts: this machine's Chromium has no voices.
 * It says nothing and never ends by itself; as in a browser, what is cancelled ends with an error.
 */
export function speechWith(voices: readonly VoiceHere[]): void {
  class Utterance extends EventTarget {
    readonly text: string;
    voice: VoiceHere | null = null;
    lang = "";
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const said: Spoken["said"] = [];
  let waiting: Utterance[] = [];
  // Over a change of page: who leaves a page looks here whether it fell silent.
  const note = () => sessionStorage.setItem("still-spoken", String(waiting.length));
  const platform = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(utterance: Utterance) {
      said.push({ text: utterance.text, voice: utterance.voice?.name ?? "", lang: utterance.lang });
      waiting.push(utterance);
      note();
    },
    cancel() {
      const [current] = waiting;
      waiting = [];
      note();
      queueMicrotask(() => current?.dispatchEvent(new Event("error")));
    },
  });
  Object.defineProperties(globalThis, {
    speechSynthesis: { value: platform, configurable: true },
    SpeechSynthesisUtterance: { value: Utterance, configurable: true },
    spoken: { get: (): Spoken => ({ said, waiting: waiting.length }) },
  });
}
