import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const file = createRequire(import.meta.url).resolve('@tensorflow/tfjs');
const url = JSON.stringify(pathToFileURL(file).href);

/** Evaluates a module in a process of its own, since Node loads a module once, and keeps its loaders. */
async function printed(source: string): Promise<string> {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout;
}

const names = `Object.keys(await import('@tensorflow/tfjs')).filter((name) => name !== 'module.exports').toSorted()`;
const refused = `data:text/javascript,${encodeURIComponent(`import { nothing } from ${url}`)}`;
const hastened = `
  const { createRequire } = await import('node:module');
  const whole = createRequire(${url})(${JSON.stringify(file)});
  whole.addedLater = 1; // Node's own look through the text does not find it
  (await import('./src/run/worker/backend/tfjs-facade.ts')).registerTfjsFacade(${JSON.stringify(file)});
  const tf = await import('@tensorflow/tfjs');
  const refusal = await import(${JSON.stringify(refused)}).catch((error) => error.name + ' ' + error.message);
  const same = [tf.default === whole, tf.tensor === whole.tensor];
  console.log(JSON.stringify({ names: ${names}, same, refusal }));
`;

let seen: { readonly names: readonly string[]; readonly same: readonly boolean[]; readonly refusal: unknown };
beforeAll(async () => {
  seen = JSON.parse(await printed(hastened));
});

it('offers the names that Node finds itself, and what was added', async () => {
  const found: string[] = JSON.parse(await printed(`console.log(JSON.stringify(${names}))`));
  expect(found.length).toBeGreaterThan(300);
  expect(seen.names).toEqual([...found, 'addedLater'].toSorted());
});

it('is the library that was required', () => expect(seen.same).toEqual([true, true]));

it('refuses a name that is not exported when it is imported, as Node does', () =>
  expect(seen.refusal).toMatch(/^SyntaxError .*nothing/));
