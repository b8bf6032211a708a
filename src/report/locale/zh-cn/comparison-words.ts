import type { VerdictState } from '../../../model/outcome/verdict.ts';
import type { CheckChange } from '../../../comparison/compare-checks.ts';
import type { QuestionPart } from '../../../comparison/compare-questions.ts';
import type { comparisonWords as english } from '../en/comparison-words.ts';
import { joinWords } from './grammar.ts';

const roles = { claim: '论断', guard: '守卫' };

const states = {
  regressed: '变坏',
  undecided: '未决',
  gone: '已移除',
  changed: '问法已改',
  new: '新增',
  fixed: '已修复',
  same: '不变',
} satisfies Record<CheckChange['state'], string>;

const verdicts = { holds: '成立', fails: '不成立', undecided: '未决' } satisfies Record<VerdictState, string>;

const parts = {
  statement: '陈述',
  threshold: '界限',
  settings: '设置',
  truths: '作为比较对象的真值',
  quantifier: '须在多少次运行中成立',
  seeds: '种子',
  stated: '实验所述的内容',
  subject: '参照代码',
  relations: '变换关系',
  blessed: '认可的数值',
} satisfies Record<QuestionPart, string>;

/** Texts on the comparison of two Outcomes; figures come formatted. */
export const comparisonWords = {
  sentence: (text) => `${text}${/[.?!…。？！]['"’”）)」』]*$/.test(text) ? '' : '。'}`,
  list: (items) => items.join('；'),
  nowAndThen: (name, base, head) => `${name} ${base} → ${head}`,
  state: states,
  title: (role, id, state, failing) => `${roles[role]} ${id}：${states[state]}${failing ? '，且不成立' : ''}`,
  counted: (claims, guards, state, failing, noun) => {
    const named = [
      ...(claims === 0 ? [] : [`${claims} 条论断`]),
      ...(guards === 0 ? [] : [`${guards} 项守卫`]),
    ];
    const what = failing ? `${states[state]}且不成立` : states[state];
    return noun ? `${named.join('和 ')}${what}` : `${claims + guards} 项${what}`;
  },
  stillOpen: (count) => (count === 0 ? '' : `（其中 ${count} 项和之前一样未成立）`),
  headline: (counts, worse) => `${worse ? '' : '没有变坏：'}${counts.join('，') || '没有可比较的内容'}`,
  verdicts: (base, head, tally) => {
    const [was, is] = tally === null ? ['', ''] : [`（${tally.base}）`, `（${tally.head}）`];
    if (head === null) return base === null ? '从未判定' : `之前${verdicts[base]}`;
    if (base === null) return `现在${verdicts[head]}`;
    return base === head && was === is
      ? `和之前一样${verdicts[head]}${is}`
      : `之前${verdicts[base]}${was}，现在${verdicts[head]}${is}`;
  },
  tally: (held, of) => `${of} 次运行中 ${held} 次`,
  movedQuantities: (count) => `${count} 个量有变动`,
  notJudged: '这一次没有判定',
  goneNow: '实验中已不再提出',
  flips: (failing, holding, more) =>
    `${failing.length + more} 个种子变为不成立${
      failing.length === 0 ? '' : `（${failing.join('、')}${more === 0 ? '' : '……'}）`
    }，${holding} 个变为成立`,
  margin: (base, head, seeds) => `余量在 ${seeds} 个配对种子上的中位数：之前 ${base}，现在 ${head}`,
  shift: (shift, sds) => `变动 ${shift}${sds === null ? '' : `（${sds} 个种子标准差）`}`,
  unpaired: (base, head) =>
    [
      ...(base === 0 ? [] : [`${base} 个种子只在之前有`]),
      ...(head === 0 ? [] : [`${head} 个种子只在现在有`]),
    ].join('，'),
  lost: (pairs) => `${pairs} 个种子没有可比较的数值`,
  otherQuestion: (changed) =>
    `问法已改，两次判定回答的不是同一个问题：改动了${joinWords(changed.map((part) => parts[part]))}`,
  reworded: '句子的措辞改了；判定的依据没有变',
  beforeAndNow: (base, head) => `${base} → ${head}`,
  sources: (changed, unchanged) => {
    const named = (words: readonly string[]) => joinWords(words).replaceAll(/和(?=\w)/g, '和 ');
    if (changed.length === 0) return `${named(unchanged)}都没有改动`;
    const did = `${named(changed)}有改动`;
    return unchanged.length === 0 ? did : `${did}；${named(unchanged)}没有改动`;
  },
  guardSays: (id, cause) => `守卫 ${id} 的说明：${cause}`,
  unexplained: '数值却仍有变动：请查看环境，或不取自随机数流的随机性',
  runs: {
    none: '两者没有共同的运行',
    identical: (paired) => `${paired} 次运行，逐位相同`,
    moved: (moved, paired) => `${paired} 次运行中有 ${moved} 次数值变动`,
    state: (runs, from, to, first) => `${runs} 次运行由${from}变为${to}（首个为 ${first}）`,
    drawn: (runs) => `${runs} 次运行得到了不同的随机数，因此前后所用的不是相同的数据`,
    added: (runs) => `新增 ${runs} 次运行`,
    gone: (runs) => `减少 ${runs} 次运行`,
  },
  onlyHead: '新的实验：之前没有可比较的结果',
  onlyBase: '已移除：现在没有它的结果',
  incomplete: (side) => `${side === 'base' ? '之前' : '现在'}的运行被中断：缺失的部分未决`,
  changes: (side, change) => `${side === 'base' ? '之前' : '现在'}命令行的改动：${change}`,
  environmentDiffers: (facts) => `环境不同：${facts.join('；')}`,
  environment: { backend: '后端', bookproof: 'bookproof', node: 'Node.js', platform: '平台' },
  table: {
    readings: '判定时读取的数值：配对种子上的中位数',
    quantities: (shown, of) => `测得不同的量，最差的在前${shown < of ? `：${of} 个中的 ${shown} 个` : ''}`,
    figures: (shown, of) =>
      `有变动的数值，配对种子上的中位数，变动最大的在前${shown < of ? `：${of} 个中的 ${shown} 个` : ''}`,
    summary: '与之前不同之处',
    toFailing: '变为不成立的种子',
    toHolding: '变为成立的种子',
    unchanged: '和之前一样的判定',
    unchangedMoved: '和之前一样的判定，及其余量的变动',
    read: '读取',
    quantity: '量',
    cell: '单元',
    metric: '指标',
    check: '论断或守卫',
    verdict: '判定',
    before: '之前',
    now: '现在',
    stated: '所述',
    change: '变动',
    sds: '种子标准差数',
    seeds: '种子数',
    margin: '余量',
  },
  picture: {
    caption: (seeds) => `${seeds} 个配对种子的中位数。灰色虚线：之前；实线：现在。`,
    columnBefore: (quantity) => `${quantity}，之前`,
    columnNow: (quantity) => `${quantity}，现在`,
  },
  leftOut: (count, command) => `为不超出一条评论的长度，略去了 ${count} 个部分；完整内容：${command}`,
  cut: '……（已截断）',
  texts: {
    title: '之前与现在',
    skip: '跳到有变动的内容',
    base: '之前',
    head: '现在',
    figures: '有变动的数值',
    unchanged: '和之前一样的判定',
    seedAlone: '单独运行能显示它的一次',
    evidence: '全部证据',
    again: '本次比较：',
  },
} satisfies typeof english;
