import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendSummary } from '../../../src/app/publish/append-summary.ts';
import { makeFolder } from '../../io/folder.ts';

const folder = makeFolder({ 'full.md': 'é'.repeat(500_000) });
afterAll(() => folder.remove());

async function append(file: string | undefined, text = 'text\n') {
  const rooms: number[] = [];
  const told: string[] = [];
  await appendSummary(
    ({ max: most }) => {
      rooms.push(most);
      return text;
    },
    { env: { GITHUB_STEP_SUMMARY: file }, err: (line) => void told.push(line) },
  );
  return { rooms, told };
}

describe('appendSummary', () => {
  it('leaves it be where there is no summary', async () => {
    for (const file of [undefined, '']) expect(await append(file)).toEqual({ rooms: [], told: [] });
  });

  it('makes the file where it is not there, with all of its room', async () => {
    const file = join(folder.path, 'new.md');
    expect(existsSync(file)).toBe(false);
    expect((await append(file)).rooms).toEqual([1_048_576]);
    expect(readFileSync(file, 'utf8')).toBe('text\n');
  });

  it('shares the room, counted in bytes, with what is there already', async () => {
    const { rooms } = await append(join(folder.path, 'full.md'));
    expect(rooms).toEqual([48_575]);
  });

  it('warns where the file cannot be written, and goes on', async () =>
    expect((await append(join(folder.path, 'full.md/x'))).told).toEqual([
      `warning: the summary of the job, ${join(folder.path, 'full.md/x')}, cannot be written (ENOTDIR)\n`,
    ]));
});
