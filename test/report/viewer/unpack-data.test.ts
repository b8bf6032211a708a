import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packData } from '../../../src/report/pictures/vega/pack-data.ts';
import { unpackData } from '../../../templates/viewer/unpack-data.ts';

describe('the data of a picture', () => {
  it('are in the page what they were, whatever they hold', () =>
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (values) => {
        const spec = {
          data: [
            { name: 'a', values },
            { name: 'b', source: 'a' },
          ],
        };
        expect(unpackData(JSON.parse(JSON.stringify(packData(spec))))).toEqual(
          JSON.parse(JSON.stringify(spec)),
        );
      }),
    ));

  it('say the name of a field once', () => {
    const values = Array.from({ length: 9 }, (_, epoch) => ({ epoch }));
    expect(JSON.stringify(packData({ data: [{ values }] })).split('epoch')).toHaveLength(2);
  });
});
