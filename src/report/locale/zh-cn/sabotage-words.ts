import type { SabotageCell, SabotageRow } from '../../../model/outcome/sabotage-matrix.ts';
import type { SourcePart } from '../../../outcome/sources.ts';
import type { countExplored } from '../../../sabotage/explore/exploration.ts';
import type { DefectKind } from '../../../sabotage/explore/generate-defects.ts';
import type { MatrixProblem } from '../../../sabotage/matrix-problems.ts';

/** Texts on defects that are generated from a subject's source. */
export const explorationWords = {
  score: ({ caught, ran, survived, crashed, hung }: ReturnType<typeof countExplored>): string =>
    [
      `运行完的 ${ran} 个缺陷中发现 ${caught} 个${ran === 0 ? '' : `（${Math.round((100 * caught) / ran)} %）`}`,
      `${survived} 个存活`,
      ...(crashed === 0 ? [] : [`${crashed} 个崩溃`]),
      ...(hung === 0 ? [] : [`${hung} 个停滞`]),
    ].join('，'),
  unclean: (failing: readonly string[], why: string | null): string =>
    `原样的代码不干净：${why ?? `${failing.join('、')} 不成立`}`,
  none: '代码中没有可以改成缺陷的地方',
  tried: (tried: number, of: number): string =>
    tried === of
      ? `生成的 ${of} 个缺陷全部尝试过。`
      : `生成的 ${of} 个缺陷中尝试了 ${tried} 个，按种类和文件均匀选取；--explore ${of} 尝试全部。`,
  interrupted: '已中断：其余的没有尝试。',
  apart: '崩溃或停滞的缺陷既不算发现，也不算存活。',
  undecided: (checks: readonly string[]): string => `在原样的代码上未决，因而不计：${checks.join('、')}。`,
  unparsed: (file: string, why: string): string => `${file} 无法解析：${why}`,
  survivors: '存活者：没有检查发现',
  broken: '崩溃或停滞',
  kind: {
    constant: '常数',
    'mean-sum': '平均与求和',
    'train-test': '训练与测试',
    line: '略去一条语句',
    argument: '丢掉一个参数',
    comparison: '改变比较',
  } satisfies Record<DefectKind, string>,
  leftOut: (before: string): string => `${before} → 无`,
  moved: (checks: readonly string[]): string => `${checks.join('、')} 只看到有变化，不算发现`,
  leftUndecided: (checks: readonly string[]): string => `因此未决，既不成立也不算发现：${checks.join('、')}`,
};

const found = {
  silent: '它成立',
  undecided: '它未决',
  'not-run': '它没有运行',
} as const satisfies Record<Extract<MatrixProblem, { kind: 'unnoticed' }>['found'], string>;

const words = {
  broken: ({ why }) => `未改动的代码无法运行到底：${why}`,
  unclean: ({ check }) => `${check} 在未改动的代码上不成立：它对缺陷的判断不算数`,
  survived: ({ defect }) => `${defect} 存活：没有任何检查发现它`,
  unnoticed: ({ defect, check, found: how }) => `${defect} 应当被 ${check} 发现，但${found[how]}`,
  misnamed: ({ defect, check, expected, found: code }) =>
    `${defect} 被 ${check} 发现，但给出的原因是 ${code}，应为 ${expected}`,
  crashed: ({ defect, why }) => `${defect} 崩溃，既不算发现也不算存活：${why}`,
  hung: ({ defect, why }) => `${defect} 停滞，既不算发现也不算存活：${why}`,
  'not-applied': ({ defect, why }) => `${defect} 没有尝试：${why}`,
  'never-failed': ({ check }) => `${check} 没有发现任何缺陷：这项检查从未失败过`,
} satisfies {
  readonly [K in MatrixProblem['kind']]: (problem: Extract<MatrixProblem, { kind: K }>) => string;
};

/** Words a problem of a matrix in a sentence. */
export function problemWords(problem: MatrixProblem): string {
  const text = words[problem.kind] as (problem: MatrixProblem) => string; // the table has one function for each kind
  return text(problem);
}

/** Texts on deliberate defects, and on the checks that notice them. */
export const sabotageWords = {
  source: {
    subject: '书中的代码',
    data: '所读的数据',
    packages: '所用的软件包',
    experiment: '实验',
    checks: 'bookproof 的检查',
  } satisfies Record<SourcePart, string>,
  caught: (caught: number, of: number): string => `${of} 个缺陷中发现 ${caught} 个`,
  counted: (count: number, state: string): string => `${count} 个${state}`,
  everyCheck: '每项检查都发现过缺陷',
  idle: (count: number): string => `${count} 项检查什么也没有发现`,
  partly: '只尝试了清单的一部分',
  counts: (parts: readonly string[]): string => parts.join('，'),
  row: {
    clean: '干净',
    unclean: '不干净',
    caught: '已发现',
    survived: '存活',
    crashed: '崩溃',
    hung: '停滞',
    'not-applied': '未尝试',
  } satisfies Record<SabotageRow['state'], string>,
  cell: {
    expected: '如预期发现',
    noticed: '发现',
    missed: '应发现而未发现',
    silent: '没有反应',
    undecided: '未决',
    'not-run': '未运行',
  } satisfies Record<Exclude<SabotageCell['state'], 'notices'> | 'expected' | 'noticed' | 'missed', string>,
  blank: '空白：未运行',
  took: (took: string, slowest: string): string => `${took}；最慢：${slowest || '无'}`,
  tried: (when: string, took: string, slowest: string): string =>
    `尝试于 ${when}，用时 ${took}；最慢：${slowest || '无'}。`,
  stale: (changed: string): string => `此后${changed}有改动：`,
  changedPart: (part: string, names: readonly string[]): string =>
    names.length === 0 ? part : `${part}（${names.join('、')}）`,
  gone: (file: string): string => `${file}（已不存在）`,
  elsewhere: '其实验和代码都不在这个文件夹里，因此不知道此后是否有改动',
  unreadable: (file: string): string => `${file}（现在无法读取）`,
  earlier: (changed: string): string =>
    `运行之后有改动：${changed}；判定针对的是先前的状态，\`bookproof run\` 会给出针对现状的判定`,
  unlisted: '其结果没有列出文件，因此不知道代码此后是否有改动；`bookproof run` 会写出带有列表的结果',
  happened: (source: string): string => `曾发生于 ${source}。`,
};
