type Env = Readonly<Record<string, string | undefined>>;

/** Returns true on a terminal that can do nothing but print, such as an editor's. */
export function isDumb(env: Env): boolean {
  return env['TERM'] === 'dumb';
}

/**
 * Returns true if what is printed is to be coloured. NO_COLOR says no, then FORCE_COLOR yes or, as 0 or
 * false, no; without either a terminal is coloured unless it is dumb.
 */
export function wantsColor(env: Env, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced.toLowerCase() !== 'false';
  return isTerminal && !isDumb(env);
}
