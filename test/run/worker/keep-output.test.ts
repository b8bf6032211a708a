import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = pathToFileURL('src/run/worker/keep-output.ts').href;

/** Runs code in a process of its own, whose streams are taken; `say` prints what the test sees. */
function inProcess(code: string): unknown {
  const program = `
    import fs, { writeSync } from 'node:fs';
    import { promisify } from 'node:util';
    import { takeOutput, keepOutput } from '${module}';
    const { writeSync: real } = fs;
    takeOutput();
    const say = (value) => real(1, JSON.stringify(value));
    ${code}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('keepOutput', () => {
  it('keeps what is printed in any way, and nothing of it is shown', () => {
    const said = inProcess(`
      const { result, output } = await keepOutput(async () => {
        console.log('log');
        console.error('error');
        process.stdout.write('stdout\\n');
        process.stderr.write(Buffer.from('stderr\\n'));
        process.stdout.write('62', 'hex');
        const sizes = [
          writeSync(1, 'ü\\n'),
          writeSync(2, Buffer.from('xbytesx'), 1, 5),
          fs.writevSync(1, [Buffer.from('\\na'), Buffer.from('b\\n')]),
          (await promisify(fs.write)(1, 'later\\n')).bytesWritten,
        ];
        fs.writeFileSync('/dev/stdout', 'file\\n');
        fs.appendFileSync(2, 'appended\\n');
        process.stdout.clearLine(0);
        process.stdout.cursorTo(0);
        await new Promise((done) => process.stdout.write('called back\\n', done));
        return sizes;
      });
      say({ result, output });`);
    expect(said).toEqual({
      result: [3, 5, 4, 6],
      output: 'log\nerror\nstdout\nstderr\nbü\nbytes\nab\nlater\nfile\nappended\ncalled back\n',
    });
  });

  it('writes other files as before', () => {
    const said = inProcess(`
      const file = fs.mkdtempSync('/tmp/keep-output-') + '/a';
      const { output } = await keepOutput(async () => {
        const handle = fs.openSync(file, 'w');
        writeSync(handle, 'one ');
        fs.closeSync(handle);
        fs.appendFileSync(file, 'two');
      });
      say([output, fs.readFileSync(file, 'utf8')]);
      fs.rmSync(file);`);
    expect(said).toEqual(['', 'one two']);
  });

  it('keeps the end of a long text from the beginning of a line, and passes all of it on', () => {
    const said = inProcess(`
      let passed = 0;
      const { output } = await keepOutput(async () => {
        for (let i = 0; i < 1000; i++) console.log('line', i);
      }, (text) => (passed += text.length));
      say([output.length <= 4002, output.split('\\n').slice(0, 2), output.endsWith('line 999\\n'), passed]);`);
    expect(said).toEqual([true, ['…', expect.stringMatching(/^line \d+$/)], true, 8890]);
  });

  it('counts what was printed before to the next, and each to its own', () => {
    const said = inProcess(`
      console.log('while loading');
      const first = await keepOutput(async () => console.log('one'));
      const second = await keepOutput(async () => console.log('two'));
      say([first.output, second.output]);`);
    expect(said).toEqual(['while loading\none\n', 'two\n']);
  });
});
