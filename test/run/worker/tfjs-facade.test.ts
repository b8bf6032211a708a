import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const file = createRequire(import.meta.url).resolve('@tensorflow/tfjs');
const url = JSON.stringify(pathToFileURL(file).href);

/** Evaluates a module in a process of its own, since Node loads a module once, and keeps its loaders. */
async function printed(source: string): Promise<string> {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout;
}

const hasten = `
  const { createRequire } = await import('node:module');
  const whole = createRequire(${url})(${JSON.stringify(file)});
  whole.addedLater = 1; // Node's own look through the text does not find it
  (await import('./src/run/worker/tfjs-facade.ts')).registerTfjsFacade();
`;
const names = `Object.keys(await import('@tensorflow/tfjs')).filter((name) => name !== 'module.exports').toSorted()`;

it('offers the names that Node finds itself, and what was added', async () => {
  const [found, hastened] = await Promise.all([
    printed(`console.log(JSON.stringify(${names}))`),
    printed(`${hasten} console.log(JSON.stringify(${names}))`),
  ]);
  const expected: string[] = JSON.parse(found);
  expect(expected.length).toBeGreaterThan(300);
  expect(JSON.parse(hastened)).toEqual([...expected, 'addedLater'].toSorted());
});

it('is the library that was required', async () => {
  const same = `const tf = await import('@tensorflow/tfjs'); console.log(tf.default === whole, tf.tensor === whole.tensor)`;
  expect(await printed(`${hasten} ${same}`)).toBe('true true\n');
});

it('refuses a name that is not exported when it is imported, as Node does', async () => {
  const module = `data:text/javascript,${encodeURIComponent(`import { nothing } from ${url}`)}`;
  const tell = `await import(${JSON.stringify(module)}).catch((error) => console.log(error.name, error.message))`;
  expect(await printed(`${hasten} ${tell}`)).toMatch(/^SyntaxError .*nothing/);
});
