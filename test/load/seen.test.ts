import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSeenList, joinSeen, nothingSeen, packageIn, type SeenFile } from '../../src/load/seen.ts';
import { makeFolder } from '../io/folder.ts';

const file = (path: string, sha256 = '1', reference?: true): SeenFile => ({
  path,
  sha256,
  kind: 'code',
  ...(reference ? { reference } : {}),
});
const filesOf = (...files: readonly SeenFile[]) => ({ ...nothingSeen, files });

describe('joinSeen', () => {
  it('lists once what several threads saw', () => {
    const far = { name: 'far', version: '1.0.0', folder: '/node_modules/far' };
    const one = { files: [file('/a')], packages: [far], written: ['/log'] };
    expect(joinSeen([one, { ...one, files: [file('/b'), file('/a')] }])).toEqual({
      files: [file('/a'), file('/b')],
      packages: [far],
      written: ['/log'],
    });
    expect(joinSeen([])).toEqual(nothingSeen);
  });

  it('keeps both where a file changed between two threads', () => {
    const { files } = joinSeen([filesOf(file('/a', '1')), filesOf(file('/a', '2'))]);
    expect(files.map(({ sha256 }) => sha256)).toEqual(['1', '2']);
  });

  it.each([
    ['first', [file('/a', '1', true), file('/a')]],
    ['last', [file('/a'), file('/a', '1', true)]],
  ])('holds a file to be the subject’s which the reference loaded %s', (_, files) => {
    expect(joinSeen(files.map((each) => filesOf(each))).files).toEqual([file('/a')]);
  });

  it('holds a file to be the reference’s alone that no thread loaded for the subject', () => {
    const alone = file('/a', '1', true);
    expect(joinSeen([filesOf(alone), filesOf(alone)]).files).toEqual([alone]);
  });
});

describe('a list of what is seen', () => {
  it('gives what is new since it was taken, each thing once', () => {
    const list = createSeenList();
    expect(list.take()).toBeUndefined();
    list.noteFile(file('/a', '1'));
    list.noteFile(file('/a', '2'));
    list.noteWritten('/log');
    expect(list.take()).toEqual({ ...filesOf(file('/a', '1')), written: ['/log'] });
    list.noteFile(file('/a', '3'));
    list.noteWritten('/log');
    expect(list.take()).toBeUndefined();
  });

  it('tells again of a file of the reference once the subject uses it, with the digest that it had', () => {
    const list = createSeenList();
    list.noteFile(file('/a', '1', true));
    list.take();
    list.noteUse('/a');
    expect(list.take()).toEqual(filesOf(file('/a', '1')));
    list.noteUse('/a');
    list.noteUse('/unknown');
    expect(list.take()).toBeUndefined();
  });

  it('names a package by its folder, whichever file of it is loaded', () => {
    const folder = makeFolder({
      'node_modules/far/package.json': '{ "name": "far", "version": "1.0.0" }',
      'node_modules/@some/near/package.json': '{ "name": "@some/near", "version": "2.0.0" }',
      'node_modules/far/node_modules/deep/package.json': '{ "name": "deep", "version": "3.0.0" }',
      'node_modules/broken/package.json': '{',
      'node_modules/nameless/package.json': '{}',
    });
    onTestFinished(() => folder.remove());
    const list = createSeenList();
    for (const path of [
      'far/lib/a.js',
      'far/b.js',
      '@some/near/index.js',
      'far/node_modules/deep/index.js',
      'broken/a.js',
      'nameless/a.js',
    ])
      list.notePackage(join(folder.path, 'node_modules', path));
    const named = list.take()?.packages.map(({ name, version }) => `${name} ${version}`);
    expect(named).toEqual(['far 1.0.0', '@some/near 2.0.0', 'deep 3.0.0']);
    expect(packageIn(join(folder.path, 'node_modules/gone'))).toBeUndefined();
  });
});
