import { expect, it } from 'vitest';
import { encodeFloats } from '../../../src/model/base64.ts';
import { pictureIds, viewPictures } from '../../../src/report/view/pictures.ts';
import { wordsOf } from '../../../src/report/locale/words-of.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

it('pictures have ids by which their files are looked for', () => {
  const outcome = greenOutcome();
  const parameters = { w: encodeFloats(Float32Array.of(1, 2)) };
  const records = outcome.records.map((record) =>
    record.state === 'finished' ? { ...record, parameters } : record,
  );
  const ids = viewPictures({ ...outcome, records }, wordsOf('en')).map(({ id }) => id);
  expect(ids).toContain('weights');
  expect(ids.filter((id) => !pictureIds.test(id))).toEqual([]);
});
