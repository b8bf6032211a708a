// A process of its own: `peak-memory.ts <runs>` compiles the chapter, makes the runs on two workers, and prints its peak.
import { compileChapter } from './compile-chapter.ts';
import { openLaneWorkers } from './open-lane-workers.ts';

const runs = Number(process.argv[2]);
const { compiled } = await compileChapter();
const lanes = await openLaneWorkers(compiled, 2);
const { seconds } = await lanes.ask('all', runs, 1);
lanes.close();
console.log(JSON.stringify({ seconds, bytes: process.resourceUsage().maxRSS * 1024 }));
