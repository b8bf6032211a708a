import { describe, expect, it } from 'vitest';
import { blessCommand, explainCommand, runAlone } from '../../../src/report/format/commands.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

const green = greenOutcome();
const { backend } = green.environment;
const run = 'lambda=5,seed=2';
const alone = 'npx bookproof run experiments/ridge.experiment.ts --only lambda=5,seed=2';

describe('the command that runs one run alone', () => {
  it('needs no flag where the command line gave none', () => expect(runAlone(green, run)).toBe(alone));

  it('repeats the seeds and settings that the command line gave, but not which checks it selected', () =>
    expect(
      runAlone(
        { ...green, changes: ['--seeds 1,2', '--set epochs=2', "--set name=it's me", '--grep falls'] },
        run,
      ),
    ).toBe(`${alone} --seeds 1,2 --set epochs=2 --set 'name=it'\\''s me'`));

  it('repeats the backend where the command line named it', () =>
    expect(
      runAlone(
        { ...green, environment: { ...green.environment, backend: { ...backend, asked: true } } },
        run,
      ),
    ).toBe(`${alone} --backend wasm`));
});

describe('the commands that read reports', () => {
  it('need no folder where it is the usual one', () =>
    expect([explainCommand('falls'), blessCommand()]).toEqual([
      'npx bookproof explain falls',
      'npx bookproof bless',
    ]));

  it('name the folder that the command line named', () =>
    expect([explainCommand('falls', 'my reports'), blessCommand('out')]).toEqual([
      "npx bookproof explain falls --output 'my reports'",
      'npx bookproof bless --output out',
    ]));
});
