/** The command that trains one run alone and judges what rests on it. */
export function runAlone(file: string, run: string): string {
  return `npx bookproof run ${quote(file)} --only ${quote(run)}`;
}

/** The command that shows all the evidence of one claim or guard. */
export function explain(id: string): string {
  return `npx bookproof explain ${quote(id)}`;
}

/** An argument as a POSIX shell reads it. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
