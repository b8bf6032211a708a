// `npm run bench`: every benchmark; `npm run bench -- report`: one of them.
const parts = {
  harness: () => import('./harness.ts'),
  jit: () => import('./jit.ts'),
  report: () => import('./report.ts'),
  start: () => import('./start.ts'),
};

const asked = process.argv[2];
if (asked !== undefined && !Object.hasOwn(parts, asked)) {
  throw new Error(`there is no benchmark "${asked}"; there are ${Object.keys(parts).join(', ')}`);
}
for (const [name, run] of Object.entries(parts)) if (asked === undefined || asked === name) await run();

export {};
