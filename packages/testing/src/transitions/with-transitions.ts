/** One row: from this state, this command, by this actor, leads there. */
export interface Transition {
  readonly from: string;
  readonly command: string;
  readonly to: string;
  readonly by: string;
}

export interface AggregateTable {
  readonly name: string;
  transitionTable(): readonly Transition[];
}

/**
 * A README with each `<!-- transitions:NAME --> … <!-- /transitions -->` block filled from the code.
 * @throws Error where an aggregate has no block: a table that nobody sees is none
 */
export function withTransitions(readme: string, aggregates: readonly AggregateTable[]): string {
  return aggregates.reduce((text, { name, transitionTable }) => {
    const start = `<!-- transitions:${name} -->`;
    const from = text.indexOf(start);
    const to = text.indexOf("<!-- /transitions -->", from);
    if (from === -1 || to === -1) throw new Error(`The README has no block ${start} … <!-- /transitions --> for ${name}.`);
    return `${text.slice(0, from + start.length)}\n${markdown(transitionTable())}\n${text.slice(to)}`;
  }, readme);
}

const markdown = (rows: readonly Transition[]): string =>
  ["| from | command | to | by |", "|---|---|---|---|", ...rows.map(({ from, command, to, by }) => `| ${from} | ${command} | ${to} | ${by} |`)].join("\n");
