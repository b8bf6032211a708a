import { expect, it } from 'vitest';
import { viewFromHere } from '../../src/app/reports-folder.ts';
import { english } from '../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../src/report/view/outcome.ts';
import { redOutcome } from '../fixtures/report/outcome.ts';

it('every command that makes a run is one that works from where it is read, those of failed runs too', () => {
  const view = viewOutcome(redOutcome(), english);
  const { open, failures } = viewFromHere(view, { cwd: '/book', here: '/book/src' });
  const commands = [...open.map(({ commands: { run } }) => run), ...failures.map(({ command }) => command)];
  expect(commands.length).toBeGreaterThan(view.failures.length);
  for (const command of commands)
    expect(command).toMatch(/^npx bookproof run \.\.\/experiments\/ridge\.experiment\.ts --only /);
});
