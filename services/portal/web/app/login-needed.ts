const listeners = new Set<() => void>();

/** Said by whoever notices that the session is over: the page stays as it is, covered, until somebody has signed in again. */
export const loginNeeded = {
  tell: (): void => listeners.forEach((listener) => listener()),
  listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
