import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/model/experiment/experiment.ts';
import { outcome as schema } from '../../../src/model/outcome/outcome.ts';
import { serialiseOutcome } from '../../../src/outcome/serialise-outcome.ts';
import { commentLimit } from '../../../src/report/formats/fit-markdown.ts';
import { renderJson } from '../../../src/report/formats/render-json.ts';
import { renderMarkdown } from '../../../src/report/formats/render-markdown.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { chinese } from '../../../src/report/locale/zh-cn/chinese.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

/** A view of an outcome that was saved and read again. */
function viewOf(data: Experiment['data'], words = english) {
  const outcome = greenOutcome();
  const told = data === undefined ? outcome : { ...outcome, experiment: { ...outcome.experiment, data } };
  return viewOutcome(schema.parse(JSON.parse(serialiseOutcome(told))), words);
}

const standsFor = { en: 'the house prices', 'zh-CN': '房价' };
const note = 'Drawn *anew*.';

describe('what the data stand for', () => {
  it('is shown with the note, in the language of the report', () => {
    expect(viewOf({ standsFor, note }).data).toBe('Data standing for the house prices: Drawn *anew*.');
    expect(viewOf({ standsFor, note }, chinese).data).toBe('数据代表房价：Drawn *anew*.');
  });

  it('may stand without the other', () => {
    expect([viewOf({ standsFor }).data, viewOf({ note }).data]).toEqual([
      'Data standing for the house prices',
      'Data: Drawn *anew*.',
    ]);
    expect(viewOf(undefined).data).toBeNull();
  });

  it('stands on the page, escaped, and leaves no empty line where nothing is said', async () => {
    const outcome = greenOutcome();
    const data = { standsFor: '<b>houses</b>' };
    const page = await renderAll({ ...outcome, experiment: { ...outcome.experiment, data } });
    expect(page).toContain('<p class="data">Data standing for &lt;b&gt;houses&lt;/b&gt;</p>');
    expect(await renderAll(outcome)).not.toContain('class="data"');
  });

  it('is one line of Markdown, as it was written, and a field of the JSON', () => {
    const view = viewOf({ standsFor, note });
    expect(renderMarkdown([view], { limit: commentLimit, whole: 'x' }).split('\n')).toContain(
      'Data standing for the house prices: Drawn \\*anew\\*.',
    );
    expect(JSON.parse(renderJson([view]))).toMatchObject({ experiments: [{ data: view.data }] });
  });
});
