import { join } from 'node:path';
import type { Contestant, Work } from './contestant.ts';
import { openProcess } from './open-process.ts';
import type { PeerNeed, PeerPlace } from './prepare-peers.ts';

/** What one contestant does in a round. */
export type Entry = {
  readonly name: string;
  readonly contestant: Contestant;
  readonly work: Work;
  /** How many runs it makes; where that is fewer than the others make, the cost of one is taken for that of all. */
  readonly runs: number;
  /** What is compared with it: our lanes on so many workers. */
  readonly against: 1 | 2;
  /** How many times as fast ours is to be. */
  readonly limit?: number;
};

type Draft = Omit<Entry, 'contestant' | 'name'> & { readonly note: string };
type Peer = {
  readonly needs: PeerNeed | null;
  readonly start: (place: PeerPlace, sources: string) => readonly [command: string, ...args: string[]];
  readonly entries: readonly Draft[];
};

const python = (file: string, ...args: string[]): Peer['start'] => {
  return (place, sources) => [place.python, join(sources, file), ...args];
};

/** All of it, and its two halves. */
function halves(note: string, against: 1 | 2, limit?: number): readonly Draft[] {
  return [
    { note, work: 'all', runs: 1000, against, ...(limit === undefined ? {} : { limit }) },
    { note, work: 'draw', runs: 1000, against },
    { note, work: 'fit', runs: 1000, against },
  ];
}

const written = (note: string, runs: number, limit?: number): Draft => {
  return {
    note: `${note}, from ${runs} runs`,
    work: 'all',
    runs,
    against: 2,
    ...(limit === undefined ? {} : { limit }),
  };
};

const peers: readonly Peer[] = [
  {
    needs: 'jax',
    start: python('jax_vmap.py'),
    entries: [
      ...halves('vmap + jit', 2, 8),
      { note: 'jit, a call a run, from 200 runs', work: 'one', runs: 200, against: 2 },
    ],
  },
  { needs: 'torch', start: python('torch_batched.py', '1'), entries: [...halves('batched, 1 thread', 1)] },
  {
    needs: 'torch',
    start: python('torch_batched.py', '2'),
    entries: [...halves('batched, 2 threads', 2, 7)],
  },
  { needs: 'torch', start: python('torch_written.py'), entries: [written('as written', 20)] },
  { needs: 'numpy', start: python('numpy_written.py'), entries: [written('as written', 100)] },
  { needs: 'c', start: ({ c }) => [c, '1'], entries: halves('1 core', 1, 1) },
  { needs: 'c', start: ({ c }) => [c, '2'], entries: halves('2 cores', 2, 1) },
];

/** The book's code itself, which is always there. */
const asWritten: Peer = {
  needs: null,
  start: (_, sources) => [process.execPath, '--import', 'tsx', join(sources, 'tfjs-written.ts')],
  entries: [written('as written', 20, 500)],
};

/** Starts the contestants; without a place for peers, the book's code alone. */
export async function openPeers(place: PeerPlace | undefined, sources: string): Promise<readonly Entry[]> {
  const none: PeerPlace = { python: '', c: '', missing: {} };
  const entries: Entry[] = [];
  for (const { needs, start, entries: drafts } of place ? [...peers, asWritten] : [asWritten]) {
    if (needs !== null && place?.missing[needs] !== undefined) continue;
    const [command, ...args] = start(place ?? none, sources);
    const contestant = await openProcess(command, args);
    entries.push(
      ...drafts.map(({ note, ...draft }) => ({ ...draft, contestant, name: `${contestant.name}, ${note}` })),
    );
  }
  return entries;
}
