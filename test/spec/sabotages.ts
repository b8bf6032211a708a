import type { Issue } from '../../src/spec/issue.ts';
import { parseSabotage, type Noticing } from '../../src/spec/parse-sabotage.ts';
import type { SabotageSource } from '../../src/spec/sabotage-tag.ts';
import type { Defect } from '../../src/model/experiment/defect.ts';

const place = { line: 1, column: 1 };
const statement = { kind: 'state', reading: { metric: 'loss', at: {} }, state: 'finite' } as const;

/** Who may notice a defect: a claim, two guards, two causes. */
export const noticing: Noticing = {
  experiment: {
    claims: [
      {
        id: 'loss-falls',
        says: '',
        settings: {},
        sweep: {},
        expect: 'loss is finite',
        statement,
        quantifier: { kind: 'every' },
        at: place,
      },
    ],
    guards: [
      { name: 'streams', at: place },
      { name: 'trajectory', at: place },
    ],
  },
  causes: ['learning-rate', 'not-upheld'],
};

/** Six lines: a sound defect, with `changed` lines in place of its own. */
export function defectOf(changed: Readonly<Record<string, string>> = {}): string {
  const lines = {
    id: '  - id: faster',
    says: '    says: The rate is ten times too large.',
    edits: '    edits: [{ file: ../src/book/chapter.ts, find: lr = 0.003, replace: lr = 0.03 }]',
    noticedBy: '    noticedBy: { trajectory: learning-rate }',
    ...changed,
  };
  return `${Object.values(lines)
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

function read(text: string, source?: SabotageSource): ReturnType<typeof parseSabotage> {
  const file = source === undefined ? 'experiments/x.sabotage.yaml' : 'experiments/x.sabotage.ts';
  return parseSabotage({ file, text, ...(source === undefined ? {} : { source }) }, noticing);
}

/** The defects of a file without mistakes. */
export function defectsOf(text: string, source?: SabotageSource): readonly Defect[] {
  const parsed = read(text, source);
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return parsed.sabotage.defects;
}

/** The issues of a file; none where it parses. */
export function sabotageIssues(text: string, source?: SabotageSource): readonly Issue[] {
  const parsed = read(text, source);
  return 'issues' in parsed ? parsed.issues : [];
}

/** `code line:column` of each issue. */
export function sabotagePlaces(text: string, source?: SabotageSource): readonly string[] {
  return sabotageIssues(text, source).map(({ code, at }) => `${code} ${at.line}:${at.column}`);
}
