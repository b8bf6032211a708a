import type { Remark, RemarkCode } from '../../../check/remarks.ts';

const words = {
  'gradients-kept': () => '：正如梯度从未清零',
  'momentum-unstated': () => '，这是未曾陈述的动量',
  'bias-not-updated': () => '：更新漏了它',
  'bias-decays-as-weights': () => '，与权重的衰减一样多',
  'all-test-rows': () => '：全部测试样本',
  'step-an-epoch': () => '：每个迭代周期一步',
  'step-fewer-an-epoch': () => '：每个迭代周期少一步',
  'steps-for-each': (count) => `：相当于每一步有 ${count} 步`,
} satisfies Record<RemarkCode, (count: number) => string>;

/** Renders a remark as the end of a sentence, or '' if there is none. */
export function remarkText(remark: Remark | null): string {
  return remark === null ? '' : words[remark.code](remark.count);
}
