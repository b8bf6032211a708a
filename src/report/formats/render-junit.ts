import type { VerdictState } from '../../model/outcome/verdict.ts';
import type { CheckView } from '../view/checks.ts';
import type { View } from '../view/outcome.ts';
import { errorLines } from '../terminal/error-lines.ts';
import { escapeXml } from './escape.ts';

/**
 * Renders a JUnit file: one suite for each experiment, one case for each claim or guard. What is undecided is
 * an error, so that it cannot pass.
 */
export function renderJunit(views: readonly View[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...views.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

/**
 * Renders one suite. The attributes and their order are those of the schema that Ant's task wrote. A host is
 * required, and "localhost" if it is unknown.
 */
function suiteLines(view: View, index: number): readonly string[] {
  const checks = [...view.claims, ...view.guards];
  const unmeasured = view.complete
    ? []
    : [
        `<testcase name="complete" classname="bookproof" time="0"><error${attributesText({ type: 'interrupted', message: view.texts.interruptedShort })}/></testcase>`,
      ];
  const count = (state: VerdictState) => checks.filter(({ verdict }) => verdict.state === state).length;
  const attributes = {
    package: view.file,
    id: String(index),
    name: view.title,
    timestamp: view.started.replace(/(\.\d+)?(Z|[+-]\d\d:\d\d)$/, ''),
    hostname: 'localhost',
    tests: String(checks.length + unmeasured.length),
    failures: String(count('fails')),
    errors: String(count('undecided') + unmeasured.length),
    time: view.duration.toFixed(3),
  };
  return [
    `  <testsuite${attributesText(attributes)}>`,
    ...propertyLines(view),
    ...checks.map((check) => `    ${caseText(check)}`),
    ...unmeasured.map((line) => `    ${line}`),
    '    <system-out/>',
    systemErr(view),
    '  </testsuite>',
  ];
}

function propertyLines({ ranOn }: View): readonly string[] {
  const properties = Object.entries(ranOn).map(
    ([name, value]) => `      <property${attributesText({ name, value })}/>`,
  );
  return ['    <properties>', ...properties, '    </properties>'];
}

/** What ended runs, as a run of the tests would print it. */
function systemErr({ failures, texts }: View): string {
  if (failures.length === 0) return '    <system-err/>';
  const lines = failures.flatMap((failure) => [
    failure.runs,
    ...errorLines(failure, { texts, indent: '  ' }),
    `  ${failure.command}`,
  ]);
  return `    <system-err>${escapeXml(lines.join('\n'))}</system-err>`;
}

/**
 * Viewers split the name of a class into packages at its dots, so it has none: `experiments/fit/claim` for a claim of
 * experiments/fit.experiment.ts.
 */
function className({ file }: CheckView['place'], role: string): string {
  return `${file.replace(/\.experiment\.\w+$/, '')}/${role}`.replaceAll('.', '_');
}

/**
 * A case has no time of its own, since claims share runs: that of the suite is the whole. The schema has no place for
 * file and line but the text.
 */
function caseText(check: CheckView): string {
  const { id, role, verdict, place } = check;
  const opening = `<testcase${attributesText({ name: id, classname: className(place, role), time: '0' })}`;
  const element = elements[verdict.state];
  if (element === null) return `${opening}/>`;
  const attributes = { type: verdict.word, message: check.reason };
  return `${opening}><${element}${attributesText(attributes)}>${escapeXml(detail(check))}</${element}></testcase>`;
}

const elements = { holds: null, fails: 'failure', undecided: 'error' } as const satisfies Record<
  VerdictState,
  string | null
>;

function detail({ says, expression, decision, margin, cause, place, commands }: CheckView): string {
  const lines = [
    says,
    expression,
    decision,
    margin,
    cause,
    `${place.file}:${place.line}`,
    commands.run,
    commands.explain,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function attributesText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}
