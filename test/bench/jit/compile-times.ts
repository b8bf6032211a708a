// A process of its own: milliseconds that the chapter takes to trace and compile the first time, and again.
import { tuneV8 } from '../../../src/run/pool/tune-v8.ts';
import { compileChapter } from './compile-chapter.ts';

tuneV8(); // as a worker is
const times: number[] = [];
for (let turn = 0; turn < 4; turn++) times.push((await compileChapter()).milliseconds);
console.log(JSON.stringify(times));
