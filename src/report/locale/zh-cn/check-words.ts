import type { Margin, VerdictState } from '../../../model/outcome/verdict.ts';
import type { HowDiverged } from '../../../model/run/divergence.ts';
import { formatNumber, formatShare } from '../../format/numbers.ts';
import { blamesSteps } from '../../../check/blames-steps.ts';
import type { topics as english } from '../en/check-words.ts';
import { makeLookup } from '../make-lookup.ts';
import { quantityWords } from './names.ts';

const verdicts = { fails: '不成立', undecided: '未决', holds: '成立', moved: '变动' } satisfies Record<
  VerdictState | 'moved',
  string
>;
const roles = { claim: '论断', guard: '守卫' };

/** Texts on claims and guards, and on the numbers that decide them; figures come formatted. */
export const checkWords = {
  verdict: verdicts,
  state: (role: 'claim' | 'guard', id: string, state: VerdictState | 'moved'): string =>
    `${roles[role]} ${id} ${verdicts[state]}`,
  counted: (claims: number, guards: number, state: VerdictState): string => {
    const named = [
      ...(claims === 0 ? [] : [`${claims} 条论断`]),
      ...(guards === 0 ? [] : [`${guards} 项守卫`]),
    ];
    return `${named.join('和 ')}${verdicts[state]}`;
  },
  figuresMoved: '数值相对基线有变动',
  counts: (parts: readonly string[]): string => parts.join('，'),
  clauses: (...parts: readonly string[]): string => parts.join('；'),
  interrupted: '在全部测量完成之前被中断',
  nothingJudged: '没有判定任何内容',
  nothingMeasured: '没有测量任何数值',
  share: (held: number, of: number): string => `在 ${of} 次运行中的 ${held} 次成立`,
  bounds: (low: string, high: string, level: string, atLeast: boolean, required: string): string =>
    `在 ${level} % 的置信水平下，占全部种子的 ${low} 到 ${high}；要求${atLeast ? '至少' : '多于'} ${required}`,
  tightest: (seed: number, statement: string): string => `最接近界限的是种子 ${seed}：${statement}`,
  worst: (seed: number, statement: string): string => `最差的是种子 ${seed}：${statement} 不成立`,
  smallestStep: (step: string, seed: number): string => `最小的一步为 ${step}，在种子 ${seed}`,
  wrongStep: (step: string, seed: number): string => `在种子 ${seed} 有一步朝相反方向，为 ${step}`,
  valueAt: (value: string, seed: number): string => `在种子 ${seed} 为 ${value}`,
  ofSeeds: (held: number, of: number, share: string): string =>
    `在 ${of} 个种子中的 ${held} 个成立（${share}）`,
  ofSeedsShort: (held: number, of: number): string => `${of} 个种子中的 ${held} 个`,
  seedBounds: (low: string, high: string, level: string): string =>
    `；在 ${level} % 的置信水平下，占全部种子的 ${low} 到 ${high}`,
  tightestSeed: (seed: number): string => `；最接近界限的是种子 ${seed}`,
  farthestSeed: (seed: number): string => `；偏离最远的是种子 ${seed}`,
  notExamined: (topics: string): string => `未检查：${topics}`,
  asStated: (held: number, of: number): string => `${of} 个量中有 ${held} 个与所述一致`,
  evidence: {
    runByRun: (statement: string): string => `逐次运行：${statement}`,
    'does not fall': (reading: string, axis: string): string => `${reading} 不随 ${axis} 下降`,
    'does not rise': (reading: string, axis: string): string => `${reading} 不随 ${axis} 上升`,
    falls: (reading: string, axis: string): string => `${reading} 随 ${axis} 下降`,
    rises: (reading: string, axis: string): string => `${reading} 随 ${axis} 上升`,
    finite: (reading: string): string => `${reading} 有限`,
    diverges: (reading: string): string => `${reading} 发散`,
    ends: (count: number): string => `；${count} 个值的两端`,
    tightest: (shown: number, of: number): string => `；${of} 次运行中余量最小的 ${shown} 次`,
    worstFindings: (shown: number, of: number): string => `；${of} 项中的前 ${shown} 项，最差的在前`,
    findings: '在所检查的运行中最差的一次，测得值与所述值之比较',
    seed: '种子',
    margin: '余量',
    step: '最小一步',
    diverged: '是否发散',
    verdict: '判定',
    run: '运行',
    quantity: '量',
    measured: '测得',
    stated: '所述',
    tolerance: '容差',
    runs: '运行次数',
    worstRun: '最差的运行',
    yes: '是',
    no: '否',
    exact: '严格相等',
  },
};

/** Says how far a verdict is from flipping; null if nothing was measured. */
export function marginWords(margin: Margin | null): string | null {
  if (margin === null || Number.isNaN(margin.value)) return null;
  const distance = words[margin.unit](margin.value);
  if (margin.sds === null || !Number.isFinite(margin.sds)) return distance;
  return `${distance}（平均 ${formatNumber(Math.abs(margin.sds), 2)} 个种子标准差）`;
}

const words = {
  metric: (value) => `${value < 0 ? '差' : '余'} ${formatNumber(Math.abs(value))}`,
  runs: (value) => `${value < 0 ? '差' : '余'} ${formatNumber(Math.abs(value))} 次运行`,
  /** `value` is the share of the tolerance that is left. */
  tolerance: (value) =>
    value < 0 ? `超出容差，为其 ${formatNumber(1 - value)} 倍` : `容差尚余 ${formatShare(value)}`,
} as const satisfies Record<Margin['unit'], (value: number) => string>;

/** 运行何时、如何发散；只有数字足以说明时，才说出原因。 */
export function divergenceWords(how: HowDiverged): string {
  const { epoch, growth, rise, beyond, badData } = how;
  const grew = growth === null ? '' : `，权重终止时的长度是起始时的 ${formatNumber(growth)} 倍`;
  const rose =
    rise === undefined ? '' : `，此前${quantityWords(rise.metric)}已增大到 ${formatNumber(rise.factor)} 倍`;
  const passed =
    beyond === undefined
      ? ''
      : `，${beyond.epoch === null ? '' : `第 ${formatNumber(beyond.epoch)} 个迭代周期的`}${quantityWords(beyond.metric)}为 ${formatNumber(beyond.value)}，超过上限 ${formatNumber(beyond.limit)}`;
  const data =
    badData === undefined
      ? ''
      : `：数据中有 ${formatNumber(badData.rows)} 行含有非有限的数，第一个是第 ${formatNumber(badData.first)} 行`;
  const steps = blamesSteps(how) ? '：步子是否太大？' : '';
  return `${epoch === null ? '' : `在第 ${formatNumber(epoch)} 个迭代周期`}发散${grew}${rose}${passed}${data}${steps}`;
}

const topics = {
  runs: '运行（实验没有要求任何运行）',
  epochs: '迭代周期数（“states: { epochs: … }”）',
  orders: '样本的次序（“states: { trainRows: …, epochs: … }”和“orders: [随机流名称]”）',
  'shared-draws': '同一种子的各单元是否得到相同的数（需要两个值以上的扫描和一个随机流）',
  rows: '“fit”、“evaluate”及其数据集的样本，或“data: { train, test }”中的样本（没有看到任何样本）',
  'held-out': '留出的样本是否用于训练',
  'train-rows': '是否用到每一个训练样本（“states: { trainRows: … }”）',
  'evaluation-alone': '对一个样本的评估是否取决于其他样本',
  relations: '两次运行之间的关系',
  figures: '指标或参数',
} satisfies Record<keyof typeof english, string>;

/** Words a topic of which a guard found nothing. */
export const unexaminedWords = makeLookup(topics);
