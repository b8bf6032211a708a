// `node --import tsx test/bench/stream-module.ts`: the streams of four runs by the WebAssembly module, beside the JavaScript that defines them.
import { laneStates } from '../../src/jit/wasm/lane-states.ts';
import { streamModule, type StreamExports } from '../../src/jit/wasm/stream-module.ts';
import { webAssembly } from '../../src/jit/wasm/web-assembly.ts';
import { fillNormals } from '../../src/random/fill-normals.ts';
import { fillPermutation } from '../../src/random/fill-integers.ts';
import { streamState } from '../../src/random/stream-state.ts';
import { xoshiro128, type NextWord } from '../../src/random/xoshiro128.ts';

const rounds = 15;
const goal = 6;
const lanes = 4;
const stateBytes = 64;

const memory = new webAssembly.Memory({ initial: 16 });
const module = new webAssembly.Module(streamModule());
const exports = new webAssembly.Instance(module, { env: { memory } }).exports as StreamExports;
new Int32Array(memory.buffer, 0, 16).set(laneStates([1, 2, 3, 4], 'bench'));
const generators = [1, 2, 3, 4].map((seed) => xoshiro128(streamState(seed, 'bench')));

// A run of weight decay asks for 24,320 normals and ten orders of 20 rows.
const normals = new Float32Array(2432);
compare('normals, 2,432 a request', normals.length, 10, {
  script: (next) => fillNormals(next, normals),
  module: () => exports.normals(stateBytes, normals.length, 0),
});
for (const n of [20, 1000]) {
  const order = new Int32Array(n);
  compare(`permutation of ${n}`, n, 20_000 / n, {
    script: (next) => fillPermutation(next, order),
    module: () => exports.permutation(stateBytes, n, 0),
  });
}

type Contestants = { readonly script: (next: NextWord) => void; readonly module: () => void };

/** Prints nanoseconds for one number of one run. */
function compare(what: string, length: number, requests: number, { script, module }: Contestants): void {
  const times = { script: [] as number[], module: [] as number[] };
  const one = length * requests * lanes;
  for (let round = -3; round < rounds; round++) {
    const scripted = time(() => {
      for (const next of generators) for (let i = 0; i < requests; i++) script(next);
    });
    const compiled = time(() => {
      for (let i = 0; i < requests; i++) module();
    });
    if (round < 0) continue; // warms both up
    times.script.push(scripted / one);
    times.module.push(compiled / one);
  }
  const [js, wasm] = [median(times.script), median(times.module)];
  console.log(
    `${what}: ${js.toFixed(2)} ns in JavaScript, ${wasm.toFixed(2)} ns in WebAssembly, ${(js / wasm).toFixed(1)} times as fast`,
  );
  if (js / wasm < goal) process.exitCode = 1;
}

/** Nanoseconds. */
function time(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
