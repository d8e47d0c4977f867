/** One fault that a static check found: where, what, and what to do instead. */
export type Finding = { file: string; fault: string; remedy: string };

export function formatFinding({ file, fault, remedy }: Finding): string {
  return `${file}: ${fault}\n    ${remedy}`;
}
