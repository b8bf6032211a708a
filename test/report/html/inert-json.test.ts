import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertJson } from '../../../src/report/html/inert-json.ts';

describe('JSON inside a script element', () => {
  it('holds no character that could close the element or open a comment', () =>
    expect(inertJson({ '</script>': '<!--<script>&amp;' })).not.toMatch(/[<>&]/));

  it('holds no line separator that a script could not', () =>
    expect(inertJson('\u2028\u2029')).toBe(String.raw`"\u2028\u2029"`));

  it('says what the value says', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(inertJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
});
