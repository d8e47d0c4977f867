import { useSyncExternalStore } from "react";

let said = "";
let turn = 0;
const listeners = new Set<() => void>();

/** Says a sentence to who listens with a screen reader, without moving anything. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  turn += 1;
  said = turn % 2 === 0 ? sentence : `${sentence}\u00a0`;
  listeners.forEach((listener) => listener());
}

export function AnnouncerRegion() {
  const sentence = useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => said);
  return <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">{sentence}</div>;
}
