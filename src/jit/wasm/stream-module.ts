import { moduleBuilder } from './assembler/module-builder.ts';
import { writeNormals } from './stream/write-normals.ts';
import { writePermutation } from './stream/write-permutation.ts';

/** What an instance of the module exports; all addresses are bytes, multiples of 16 for speed alone. */
export type StreamExports = {
  /** The next `count` standard normals of each lane's stream: float32, number k of lane l at out + (4k + l)·4. */
  normals(out: number, count: number, state: number): void;
  /** The next permutation of 0 … n − 1 of each lane's stream: int32, in the same layout. */
  permutation(out: number, n: number, state: number): void;
};

/**
 * The binary of a module that draws from one stream of four runs at once, bit for bit what random/
 * draws for each. It imports `env.memory`; `state` is the address of 64 bytes, first as `laneStates`
 * makes them, then as the last request left them: a stream goes on from request to request.
 */
export function streamModule(): Uint8Array<ArrayBuffer> {
  const m = moduleBuilder();
  m.importMemory('env', 'memory', 1);
  m.export(m.function('normals', { out: 'i32', count: 'i32', state: 'i32' }, writeNormals));
  m.export(m.function('permutation', { out: 'i32', n: 'i32', state: 'i32' }, writePermutation));
  return m.bytes();
}
