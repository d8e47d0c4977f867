/**
 * A queue for each aggregate, in this process. Whoever lost a race for a row waits here for its turn, and whoever comes
 * meanwhile waits behind: of many at one row each is through at once, where tries against each other could lose for ever.
 * It holds no connection, so that one row that everybody wants keeps nobody from the others.
 */
export class InTurn {
  readonly #last = new Map<string, Promise<void>>();

  /** Waits until nobody is before us. Resolves at once where nobody is. */
  async wait(name: string): Promise<void> {
    await this.#last.get(name);
  }

  /** Waits for its turn, and has it until `work` ends. */
  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name);
    const turn = Promise.withResolvers<void>();
    this.#last.set(name, turn.promise);
    await before;
    try {
      return await work();
    } finally {
      turn.resolve();
      if (this.#last.get(name) === turn.promise) this.#last.delete(name);
    }
  }
}
