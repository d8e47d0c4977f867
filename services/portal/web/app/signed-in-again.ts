const note = "haandslag-signed-in-again";

/** From the window that signed in to the one that waits; nothing but the moment crosses. */
export const signedInAgain = {
  tell(): void {
    localStorage.setItem(note, String(Date.now()));
  },
  listen(hear: () => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === note) hear();
    };
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  },
};
