import { createRequire } from 'node:module';
import { SubjectError } from './load-subject.ts';

const packageName = '@tensorflow/tfjs';

/**
 * A subject must train with the copy of TensorFlow.js whose backend was chosen here, or it would train
 * on another backend than the one reported, and leave its tensors behind.
 *
 * @param subjectUrl of the subject's module
 * @param ours of a module of bookproof's own
 * @throws SubjectError where the two resolve to different copies
 */
export function expectSharedTensorFlow(subjectUrl: string, ours: string): void {
  const [theirs, own] = [resolveFrom(subjectUrl), resolveFrom(ours)];
  if (theirs === undefined || theirs === own) return; // a subject may do without
  throw new SubjectError(
    `the subject imports another copy of ${packageName} than bookproof does (${theirs}, not ${own ?? 'none'}): give both the same version, so that npm installs one`,
  );
}

function resolveFrom(url: string): string | undefined {
  try {
    return createRequire(url).resolve(packageName);
  } catch {
    return undefined; // not installed there
  }
}
