import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the five files that took longest, hooks and all: where to look when it gets slow. */
export default class SlowestFive implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const time = (module: TestModule) => module.diagnostic().duration;
    const slowest = modules.toSorted((a, b) => time(b) - time(a)).slice(0, 5);
    const lines = slowest.map(
      (module) => `  ${(time(module) / 1000).toFixed(1).padStart(6)} s  ${module.relativeModuleId}`,
    );
    console.log(['slowest five', ...lines, ''].join('\n'));
  }
}
