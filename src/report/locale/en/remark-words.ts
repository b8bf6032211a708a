import type { Remark, RemarkCode } from '../../../check/remarks.ts';

const words = {
  'gradients-kept': () => ': as where gradients are never cleared',
  'momentum-unstated': () => ', a momentum that nothing states',
  'bias-not-updated': () => ': the update leaves it out',
  'bias-decays-as-weights': () => ', as much as the weights do',
  'all-test-rows': () => ': all the test rows',
  'step-an-epoch': () => ': one in each epoch',
  'step-fewer-an-epoch': () => ': one fewer in each epoch',
  'steps-for-each': (count) => `: ${count} for each of them`,
} satisfies Record<RemarkCode, (count: number) => string>;

/** Renders a remark as the end of a sentence, or '' if there is none. */
export function remarkText(remark: Remark | null): string {
  return remark === null ? '' : words[remark.code](remark.count);
}
