import type { Lapse } from '../../../sabotage/matrix-problems.ts';

const found = {
  silent: '它成立',
  undecided: '它未决',
  'not-run': '它没有运行',
} as const satisfies Record<Extract<Lapse, { kind: 'unnoticed' }>['found'], string>;

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
} satisfies { readonly [K in Lapse['kind']]: (lapse: Extract<Lapse, { kind: K }>) => string };

/** What a matrix does not prove, in a sentence. */
export function lapseWords(lapse: Lapse): string {
  const text = words[lapse.kind] as (lapse: Lapse) => string; // the table pairs each kind with its own
  return text(lapse);
}
