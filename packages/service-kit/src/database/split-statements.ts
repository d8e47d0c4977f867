export type Statement = {
  readonly text: string;
  /** Of its first character, counted from 1. */
  readonly line: number;
  /** Offset just after the statement. */
  readonly end: number;
};

/** What a semicolon does not end: strings, quoted names, dollar-quoted bodies, comments (block comments do not nest here). */
const WHOLE = /'(?:[^']|'')*'|"[^"]*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/**
 * Cuts a script into its statements, for naming the one that failed. Only for that: what runs is the whole script as it
 * stands, so a construct that this does not know (BEGIN ATOMIC) costs a worse message and nothing else.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  const add = (end: number) => {
    const skipped = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(sql.slice(start, end))?.[0].length ?? 0;
    const text = sql.slice(start + skipped, end).trim();
    if (text !== "") statements.push({ text, line: sql.slice(0, start + skipped).split("\n").length, end });
  };
  for (const match of sql.matchAll(WHOLE)) {
    if (match[0] !== ";") continue;
    add(match.index);
    start = match.index + 1;
  }
  add(sql.length);
  return statements;
}
