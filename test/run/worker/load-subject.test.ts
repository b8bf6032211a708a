import { describe, expect, it } from 'vitest';
import { loadSubject, SubjectError } from '../../../src/run/worker/load-subject.ts';

const fixture = (name: string) => new URL(`../../fixtures/subjects/${name}.ts`, import.meta.url).href;
const load = (name: string, exportName: string) =>
  loadSubject(fixture(name), `subjects/${name}.ts`, exportName);

describe('a subject', () => {
  it('is the function that the module exports under its name', async () => {
    const subject = await load('tiny', 'tiny');
    expect(subject).toBeTypeOf('function');
  });

  it.each([
    {
      what: 'another export',
      file: 'tiny',
      name: 'tyni',
      message: 'the subject subjects/tiny.ts has no export "tyni": it exports limit, tiny',
    },
    {
      what: 'no function',
      file: 'tiny',
      name: 'limit',
      message: 'the subject subjects/tiny.ts#limit is a number, not a function (settings, random) => fit',
    },
    {
      what: 'a module that exports nothing',
      file: 'exports-nothing',
      name: 'tiny',
      message: 'the subject subjects/exports-nothing.ts has no export "tiny": it exports nothing',
    },
    {
      what: 'a module that throws',
      file: 'throws-on-import',
      name: 'tiny',
      message:
        'the subject subjects/throws-on-import.ts cannot be imported: first line (test/fixtures/subjects/throws-on-import.ts:1)',
    },
  ])('is refused in one line: $what', async ({ file, name, message }) => {
    await expect(load(file, name)).rejects.toThrow(new SubjectError(message));
  });

  it('is refused where the module is missing', async () => {
    await expect(load('no-such-file', 'tiny')).rejects.toThrow(
      /^the subject subjects\/no-such-file\.ts cannot be imported: [^\n]+$/,
    );
  });
});
