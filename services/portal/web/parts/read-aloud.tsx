import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

const speech = () => globalThis.speechSynthesis as SpeechSynthesis | undefined;
const hear = (changed: () => void) => {
  speech()?.addEventListener?.("voiceschanged", changed);
  return () => speech()?.removeEventListener?.("voiceschanged", changed);
};
const primaryOf = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
/** What only says where letters stand has no sound. */
const isolates = /[\u2066-\u2069]/g;

/** Reads texts aloud by a voice of this machine alone: other voices send what is read to whoever runs them. Not there without one. */
export function ReadAloud({ language, texts }: { readonly language: string; readonly texts: readonly string[] }) {
  const { t } = useTranslation("app");
  const [isReading, setReading] = useState(false);
  /** Which reading is this button's own; 0: none. Another button's is not stopped by what happens to this one. */
  const own = useRef(0);
  // The count makes a snapshot that only changes when voices do.
  useSyncExternalStore(hear, () => speech()?.getVoices().length ?? 0);
  const voice = speech()?.getVoices().find((each) => each.localService && primaryOf(each.lang) === primaryOf(language));
  const stop = () => {
    if (own.current !== 0) speech()?.cancel();
    own.current = 0;
    setReading(false);
  };
  // With another text, and when the page is left (the browser would read on).
  useEffect(() => {
    addEventListener("pagehide", stop);
    return () => {
      removeEventListener("pagehide", stop);
      stop();
    };
  }, [language]);
  if (voice === undefined) return null;
  const read = () => {
    speechSynthesis.cancel();
    const reading = performance.now();
    own.current = reading;
    const over = () => {
      if (own.current !== reading) return;
      own.current = 0;
      setReading(false);
    };
    const all = texts.filter((text) => text !== "").map((text) => {
      const said = new SpeechSynthesisUtterance(text.replaceAll(isolates, ""));
      said.voice = voice;
      said.lang = voice.lang;
      // Another reading took its place, or the voice failed.
      said.addEventListener("error", over);
      return said;
    });
    all.at(-1)?.addEventListener("end", over);
    setReading(all.length > 0);
    all.forEach((said) => speechSynthesis.speak(said));
  };
  return <button type="button" className="function-link d-print-none" onClick={isReading ? stop : read}><Icon name={isReading ? "close" : "headset"} />{t(isReading ? "readAloud.stop" : "readAloud.start")}</button>;
}
