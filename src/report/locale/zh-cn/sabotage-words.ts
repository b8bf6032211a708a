import type { SourcePart } from '../../../outcome/sources.ts';
import type { SabotageCell, SabotageRow } from '../../../model/outcome/sabotage-matrix.ts';

/** What is said of deliberate defects, and of the checks that notice them. */
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
