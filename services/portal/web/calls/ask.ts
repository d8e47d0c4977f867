import { clients, type Clients } from "./clients.ts";

type Query<Procedure> = Procedure extends { query: (input: infer Input, ...rest: never[]) => Promise<infer Answer> } ? { input: Input; answer: Answer } : never;

/** Of one service: each question as a function of its input that gives TanStack Query its options. */
type Asks<Client> = {
  readonly [Name in keyof Client as Client[Name] extends { query: unknown } ? Name : never]: (
    ...input: undefined extends Query<Client[Name]>["input"] ? [input?: Query<Client[Name]>["input"]] : [input: Query<Client[Name]>["input"]]
  ) => Question<Query<Client[Name]>["answer"]>;
};

/** Taken by `useQuery` and `useSuspenseQuery` alike. */
export interface Question<Answer> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<Answer>;
}

/**
 * `useSuspenseQuery(ask.referral.listReferrals({ limit: 50 }))`: the services' questions, keyed by service, procedure
 * and input. (The library that makes these stops at an older tRPC with exact peers: decision 0020.)
 */
export const ask: { readonly [Service in keyof Clients]: Asks<Clients[Service]> } = {
  referral: asksOf("referral"), consent: asksOf("consent"), peers: asksOf("peers"), outcomes: asksOf("outcomes"),
};

type AnyQuery = Record<string, { query(input: unknown): Promise<unknown> }>;

function asksOf<Service extends keyof Clients>(service: Service): Asks<Clients[Service]> {
  const client = clients[service] as unknown as AnyQuery;
  return new Proxy({}, {
    get: (_target, name: string) => (input?: unknown) =>
      ({ queryKey: [service, name, input ?? null], queryFn: () => client[name]?.query(input) ?? Promise.reject(new Error(`no question ${name}`)) }),
  }) as Asks<Clients[Service]>;
}
