import type { CheckView } from './view-checks.ts';
import type { View } from './view-outcome.ts';

/** GitHub shows this many annotations of a kind a step, and drops the others unsaid. */
const most = 10;

/** Workflow commands that put each failure, and each doubt, on its line of the experiment. */
export function renderGithub(views: readonly View[]): string {
  const open = views.flatMap((view) => view.open);
  const lines = (['fails', 'undecided'] as const).flatMap((state) => {
    const checks = open.filter(({ verdict }) => verdict.state === state);
    if (checks.length <= most) return checks.map(annotation);
    const rest = checks.length - (most - 1);
    return [
      ...checks.slice(0, most - 1).map(annotation),
      `::${kinds[state]} title=bookproof::${rest} more: see the report`,
    ];
  });
  return lines.map((line) => `${line}\n`).join('');
}

const kinds = { fails: 'error', undecided: 'warning' } as const;

function annotation({ verdict, says, reason, commands, place, stateWords }: CheckView): string {
  const properties = {
    file: place.file,
    line: String(place.line),
    col: String(place.column),
    title: stateWords,
  };
  const text = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  const message = [says, reason, commands.run].filter((line) => line !== null).join('\n');
  return `::${kinds[verdict.state === 'fails' ? 'fails' : 'undecided']} ${text.join(',')}::${escapeData(message)}`;
}

/** As actions/toolkit escapes: packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
