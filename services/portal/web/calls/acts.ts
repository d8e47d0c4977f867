let latest = Date.now();

/** A person's call prolongs the session on the server; the warning (app/idle-warning.tsx) counts from the latest. */
export const noteAct = (): void => {
  latest = Date.now();
};

export const latestAct = (): number => latest;
