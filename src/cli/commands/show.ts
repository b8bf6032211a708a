import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFile } from '../../io/is-file.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { isCi } from '../is-ci.ts';
import { savedOutcomes } from '../../app/saved-outcomes.ts';

/** Prints where the report stands, or the page of one experiment, and opens it where a person can see it. */
export async function show(context: Context<'output'>): Promise<ExitReason> {
  const { cwd, env, options, words, out } = context;
  if (words.length > 1)
    throw new UsageError('`bookproof show` takes one experiment, or none for the index of all');
  const name = options.output;
  const page = join(resolve(cwd, name), await pageOf(context));
  if (!(await isFile(page)))
    throw new UsageError(`${name} holds no report yet; \`bookproof run\` writes one`);
  const url = pathToFileURL(page).href;
  out(`${url}\n`); // also where it is opened: what opens it may fail without a word
  if (canShow(env)) await context.open(url);
  return 'ok';
}

/** Below the folder of reports. */
async function pageOf(context: Context<'output'>): Promise<string> {
  const [word] = context.words;
  if (word === undefined) return 'index.html';
  const { outcomes } = await savedOutcomes(context, [word]);
  const ids = outcomes.map(({ experiment }) => experiment.id);
  const id = ids.length === 1 ? ids[0] : ids.find((each) => each === word);
  if (id === undefined) throw new UsageError(`"${word}" matches ${ids.join(', ')}: name one`);
  return join(id, 'index.html');
}

/** On Linux a browser needs a display. */
function canShow(env: Context['env']): boolean {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  return !isCi(env) && (platform() !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY'));
}
