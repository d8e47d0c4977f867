/** Where the person who typed the command stands: npm runs scripts in the project's root and says so in INIT_CWD. */
export const callersFolder = (): string => process.env["INIT_CWD"] ?? process.cwd();
