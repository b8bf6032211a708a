import { createRequire } from 'node:module';
import { supported, type TensorFlowCopy } from './find-tensorflow.ts';
import { SubjectError } from '../load-subject.ts';

const { cache } = createRequire(import.meta.url);

/** The cores of TensorFlow.js that this thread has loaded, by path. */
export function loadedCores(): readonly string[] {
  return Object.keys(cache).filter((file) =>
    /[\\/]@tensorflow[\\/]tfjs-core[\\/]dist[\\/][^\\/]*$/.test(file),
  );
}

/**
 * Asserts that a subject loaded no other copy of TensorFlow.js than the one whose backend was chosen. With another it
 * would train on another backend than the one reported, and leave its tensors behind. What only lies about in
 * node_modules does not matter.
 *
 * @param before the cores that were loaded before the subject was
 * @param copy undefined if the book has none that is supported
 * @throws SubjectError if it loaded another
 */
export function assertOneTensorFlow(before: readonly string[], copy: TensorFlowCopy | undefined): void {
  const other = loadedCores().find((core) => core !== copy?.core && !before.includes(core));
  if (other === undefined) return;
  throw new SubjectError(
    copy === undefined
      ? `the subject loads TensorFlow.js from ${folderOf(other)}, which bookproof does not know: install @tensorflow/tfjs ${supported}`
      : `the subject loads two copies of TensorFlow.js, ${folderOf(other)} beside ${folderOf(copy.core)}: give every package of @tensorflow the version ${copy.version}, then \`npm dedupe\` (or \`pnpm dedupe\`) leaves one`,
  );
}

/** The folder of the package that a core's file lies in. */
function folderOf(core: string): string {
  return core.replace(/[\\/]dist[\\/][^\\/]*$/, '');
}
