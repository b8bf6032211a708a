import { randomUUID } from 'node:crypto';
import { cleanForTerminal } from '../report/terminal/mouth.ts';
import { isCi } from './is-ci.ts';
import type { Context } from '../app/context.ts';

/** Puts the one mouth before all that is printed: whatever a command prints, no data in it is obeyed. */
export function throughMouth<T extends Pick<Context, 'out' | 'err' | 'ask' | 'env' | 'terminal'>>(
  surroundings: T,
): T {
  const { out, err, ask, env, terminal } = surroundings;
  const seal = randomUUID(); // threads, where a book's code is, never see it
  const inLog = isCi(env) || env['GITHUB_ACTIONS'] === 'true';
  const clean = (text: string) => cleanForTerminal(text, { seal, inLog });
  return {
    ...surroundings,
    out: (text) => out(clean(text)),
    err: (text) => err(clean(text)),
    ask: (question) => ask(clean(question)),
    terminal: { ...terminal, seal },
  };
}
