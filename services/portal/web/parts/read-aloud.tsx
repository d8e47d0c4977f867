import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

const hear = (changed: () => void) => {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  speech?.addEventListener?.("voiceschanged", changed);
  return () => speech?.removeEventListener?.("voiceschanged", changed);
};

/** Reads texts aloud by a voice of this machine alone: other voices send what is read to whoever runs them. Not there without one. */
export function ReadAloud({ language, texts }: { readonly language: string; readonly texts: readonly string[] }) {
  const { t } = useTranslation("app");
  const [isReading, setReading] = useState(false);
  // The count makes a snapshot that only changes when voices do.
  useSyncExternalStore(hear, () => (globalThis.speechSynthesis as SpeechSynthesis | undefined)?.getVoices().length ?? 0);
  const voice = (globalThis.speechSynthesis as SpeechSynthesis | undefined)?.getVoices().find((each) => each.localService && each.lang.toLowerCase().startsWith(language));
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  if (voice === undefined) return null;
  const read = () => {
    speechSynthesis.cancel();
    const all = texts.filter((text) => text !== "").map((text) => {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      return said;
    });
    all.at(-1)?.addEventListener("end", () => setReading(false));
    all.forEach((said) => speechSynthesis.speak(said));
    setReading(all.length > 0);
  };
  const stop = () => {
    speechSynthesis.cancel();
    setReading(false);
  };
  return <button type="button" className="function-link d-print-none" onClick={isReading ? stop : read}><Icon name={isReading ? "close" : "headset"} />{t(isReading ? "readAloud.stop" : "readAloud.start")}</button>;
}
