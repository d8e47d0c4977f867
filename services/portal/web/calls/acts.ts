let latest = Date.now();
let asksByItself = 0;

/** A person's call prolongs the session on the server; the warning (app/idle-warning.tsx) counts from the latest. */
export const noteAct = (): void => {
  if (asksByItself === 0) latest = Date.now();
};

export const latestAct = (): number => latest;

/** What the page asks since somebody else changed something is no act of the person, who may have left: it prolongs nothing. */
export async function unattended(work: () => Promise<unknown>): Promise<void> {
  asksByItself += 1;
  try {
    await work();
  } finally {
    asksByItself -= 1;
  }
}

export const isUnattended = (): boolean => asksByItself > 0;
