import { createRequire } from 'node:module';
import { SubjectError } from './load-subject.ts';

const packageName = '@tensorflow/tfjs';

/**
 * Asserts that a subject trains with the copy of TensorFlow.js whose backend was chosen here. With another
 * copy it would train on another backend than the one reported, and leave its tensors behind. A subject
 * without TensorFlow.js passes.
 *
 * @param subjectUrl the subject's module
 * @param ours a module of bookproof
 * @throws SubjectError if the two resolve to different copies
 */
export function assertSharedTensorFlow(subjectUrl: string, ours: string): void {
  const [theirs, own] = [resolveFrom(subjectUrl), resolveFrom(ours)];
  if (theirs === undefined || theirs === own) return; // a subject may do without
  const [theirVersion, ownVersion] = [versionFrom(subjectUrl), versionFrom(ours)];
  const remedy =
    theirVersion !== undefined && theirVersion === ownVersion
      ? `both are version ${ownVersion}: \`npm dedupe\` leaves one, or one node_modules for both`
      : `these are versions ${theirVersion ?? 'unknown'} and ${ownVersion ?? 'unknown'}: give both the same version, so that npm installs one`;
  throw new SubjectError(
    `the subject imports another copy of ${packageName} than bookproof does (${theirs}, not ${own ?? 'none'}); ${remedy}`,
  );
}

function versionFrom(url: string): string | undefined {
  try {
    const { version } = createRequire(url)(`${packageName}/package.json`) as { readonly version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined; // not installed there, or without a readable package.json
  }
}

function resolveFrom(url: string): string | undefined {
  try {
    return createRequire(url).resolve(packageName);
  } catch {
    return undefined; // not installed there
  }
}
