import type { countExplored } from '../../../sabotage/explore/exploration.ts';
import type { DefectKind } from '../../../sabotage/explore/generate-defects.ts';

/** What is said of defects that are generated from a subject's source. */
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
