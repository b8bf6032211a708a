import * as z from 'zod';
import { bindChecks } from '../check/bind-checks.ts';
import { outcome as schema, type Judged, type Outcome } from '../model/outcome/outcome.ts';

/** A saved Outcome cannot be used; the message says why. */
export class OutcomeError extends Error {
  override readonly name = 'OutcomeError';
}

/**
 * Parses an Outcome, with each check's measurements as that check wrote them.
 *
 * @param file for messages
 * @throws OutcomeError if the text is no Outcome of this version
 */
export function parseOutcome(text: string, file: string): Outcome {
  const fail = (reason: string, cause?: unknown): never => {
    throw new OutcomeError(
      `${file} is no outcome that this version reads: ${reason}; \`bookproof run\` writes it anew`,
      { cause },
    );
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail(oneLine(error), error);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return fail(describe(parsed.error.issues), parsed.error);
  const found = parsed.data;
  const checks = new Map(bindChecks(found.experiment).map((check) => [check.id, check]));
  const read = (entry: Judged): Judged => {
    const check = checks.get(entry.id) ?? fail(`it holds no claim or guard "${entry.id}"`);
    try {
      return { ...entry, measured: [...check.read(entry.measured)] };
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return fail(`a measurement has another shape (${entry.id}: ${describe(error.issues)})`, error);
    }
  };
  return { ...found, checks: found.checks.map(read) };
}

function describe(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string {
  const [first] = issues;
  return first ? `${first.path.join('.') || 'the document'}: ${first.message}` : 'unknown reason';
}

/** Puts a message on one line, since it may quote several lines of a text. */
function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}
