import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/app/context.ts';
import { explainError } from '../../src/app/failure.ts';
import { OutputError } from '../../src/io/output-error.ts';

const refusal = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall, errno: -1, path });

describe('explainError', () => {
  it('explains errors of ours by their name', () => {
    expect(explainError(new UsageError('no'))).toEqual({ reason: 'usage', message: 'no' });
    expect(explainError(new OutputError('no'))).toEqual({ reason: 'output', message: 'no' });
  });

  it.each([
    ['EMFILE', 'open', 'usage', '`ulimit -n`'],
    ['ENFILE', 'open', 'usage', 'too many files'],
    ['ENOMEM', 'spawn', 'usage', 'memory'],
    ['EACCES', 'open', 'usage', 'permissions'],
    ['EACCES', 'mkdir', 'output', 'permissions'],
    ['EIO', 'read', 'usage', 'does not answer'],
    ['EIO', 'write', 'output', 'does not answer'],
    ['ENOSPC', 'open', 'output', 'make room'],
    ['EROFS', 'open', 'output', '--output'],
    ['EDQUOT', 'open', 'output', 'quota'],
    ['ENOENT', 'rename', 'output', 'removed meanwhile'],
    ['EWHATEVER', 'read', 'usage', 'EWHATEVER'],
  ])('%s of %s is no bug: %s, with its place and a remedy', (code, syscall, reason, remedy) => {
    const failure = explainError(refusal(code, syscall, '/book/x'));
    expect(failure).toMatchObject({ reason });
    expect(failure?.message).toContain('/book/x');
    expect(failure?.message).toContain(code);
    expect(failure?.message).toContain(remedy);
    expect(failure?.message).not.toContain('\n');
  });

  it('explains what Node itself throws of a folder that is not there', async () => {
    const error = await readFile('/nowhere/at/all').catch((reason: unknown) => reason);
    expect(explainError(error)).toMatchObject({ reason: 'usage' });
    expect(explainError(error)?.message).toContain('/nowhere/at/all');
  });

  it('names a working folder that was removed', () => {
    expect(explainError(refusal('ENOENT', 'uv_cwd'))?.message).toContain('started in is gone');
  });

  it('explains memory that cannot be had', () => {
    expect(explainError(new RangeError('Array buffer allocation failed'))).toMatchObject({ reason: 'usage' });
    const memory = new RangeError('WebAssembly.Memory(): could not allocate memory');
    expect(explainError(memory)?.message).toContain('memory is used up');
    const worker = Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
    expect(explainError(worker)).toMatchObject({ reason: 'usage' });
  });

  it.each([
    new TypeError('x is not a function'),
    new RangeError('Invalid array length'),
    Object.assign(new TypeError('wrong type'), { code: 'ERR_INVALID_ARG_TYPE' }),
    'a text',
    undefined,
  ])('leaves a bug a bug: %s', (error) => {
    expect(explainError(error)).toBeUndefined();
  });
});
