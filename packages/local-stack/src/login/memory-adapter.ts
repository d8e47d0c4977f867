import type { AdapterFactory, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

const sweepEveryMs = 60_000;

/**
 * The provider's sessions and half-finished logins, in this process's memory alone: after a restart everybody logs in
 * again. (The library's own in-memory adapter is for trying it out and says so at every start.)
 */
export function memoryAdapter(): AdapterFactory {
  const kept = new Map<string, Kept>();
  let sweptAt = Date.now();

  const read = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found !== undefined && found.expiresAt > Date.now() ? found.payload : undefined;
  };
  const sweep = (): void => {
    const now = Date.now();
    if (now - sweptAt < sweepEveryMs) return;
    sweptAt = now;
    for (const [key, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(key);
  };
  const findBy = (model: string, field: "uid" | "userCode", value: string): AdapterPayload | undefined => {
    for (const [key, { payload }] of kept) if (key.startsWith(`${model}:`) && payload[field] === value) return read(key);
    return undefined;
  };

  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        sweep();
        kept.set(keyOf(id), { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
      },
      async find(id) {
        return read(keyOf(id));
      },
      async findByUid(uid) {
        return findBy(model, "uid", uid);
      },
      async findByUserCode(userCode) {
        return findBy(model, "userCode", userCode);
      },
      async consume(id) {
        const payload = read(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId && key.startsWith(keyOf(""))) kept.delete(key);
      },
    };
  };
}
