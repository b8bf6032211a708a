import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../src/sabotage/apply-edit.ts';

const made = (text: string) => ({ state: 'made', text });

describe('an edit', () => {
  it('puts the replacement in place of the one text it seeks, and leaves all else', () => {
    expect(applyEdit('a = 1;\nlr = 0.003;\nb = 2;\n', { find: 'lr = 0.003', replace: 'lr = 0.03' })).toEqual(
      made('a = 1;\nlr = 0.03;\nb = 2;\n'),
    );
  });

  it.each([
    ['a run of white space for another', 'return  a\n\tb;', 'a b', 'return  X;'],
    ['line breaks beside signs', 'f(\n  a,\n  b,\n)', 'f(a, b,)', 'X'],
    ['no white space beside signs', 'f(a,b)', 'f( a , b )', 'X'],
    ['line breaks before a dot', 'x\n  .add(y)\n  .sum()', 'x.add(y) .sum()', 'X'],
    ['white space around what is sought', 'let a;', '\n  a  \n', 'let X;'],
    ['line ends of another system', 'a +\r\n  b', 'a + b', 'X'],
  ])('takes %s', (_, text, find, edited) => {
    expect(applyEdit(text, { find, replace: 'X' })).toEqual(made(edited));
  });

  it.each([
    ['two words written as one', 'newline', 'new line'],
    ['one word written as two', 'new line', 'newline'],
    ['a word that goes on', 'lrx = 1', 'lr'],
    ['a word that began before', 'xlr = 1', 'lr'],
    ['a word that goes on with a dollar', 'lr$ = 1', 'lr'],
    ['a word that began with a dollar', '$lr = 1', 'lr'],
    ['a word that goes on in another script', 'lrλ = 1', 'lr'],
    ['a word of another script that goes on', 'λx = 1', 'λ'],
    ['a number that goes on', 'lr = 0.0035', 'lr = 0.003'],
    ['other case', 'LR = 1', 'lr'],
    ['a sign less', 'f(a)', 'f(a))'],
    ['any character for a dot', '0x003', '0.003'],
    ['a repeated character for a star', 'aaa', 'a*'],
  ])('takes %s for something else', (_, text, find) => {
    expect(applyEdit(text, { find, replace: 'X' })).toMatchObject({ state: 'gone' });
  });

  it('takes a word to end at a sign and at the ends of the text', () => {
    expect(applyEdit('lr', { find: 'lr', replace: 'X' })).toEqual(made('X'));
    expect(applyEdit('(lr)', { find: 'lr', replace: 'X' })).toEqual(made('(X)'));
  });

  it('asks for no word to end beside a sign', () => {
    expect(applyEdit('a(b)c', { find: '(b)', replace: '+' })).toEqual(made('a+c'));
  });

  it.each(['$()*+.?[]^{|}\\/-', '[a-z]+', 'a|b', '(?:x)', '\\d\\w', '^x$', '`${n}`', 'x ?? y'])(
    'seeks %s as it is written',
    (find) => {
      expect(applyEdit(`<${find}>`, { find, replace: 'X' })).toEqual(made('<X>'));
    },
  );

  it.each(['$&', '$1', "$'", '$`', '$$', '$<name>', '\\n'])('writes %s as it is written', (replace) => {
    expect(applyEdit('<a>', { find: 'a', replace })).toEqual(made(`<${replace}>`));
  });

  it('drops white space around the replacement, and keeps that within', () => {
    expect(applyEdit('<a>', { find: 'a', replace: '\n  b\n    c\n' })).toEqual(made('<b\n    c>'));
  });

  it('may take a text away', () => {
    expect(applyEdit('a + b', { find: '+ b', replace: '' })).toEqual(made('a '));
  });

  it('is undone by its reverse where its text occurs nowhere else', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const code = fc.array(fc.oneof(word, fc.constantFrom('(', ')', '.', '+', '\n', ' ', '$&')), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(code, code, word, word, (before, after, a, b) => {
        const [old, now] = [`Q${a}`, `Z${b}`]; // capitals: unique in lower-case code
        const text = `${before.join(' ')} ${old} ${after.join(' ')}`;
        const there = applyEdit(text, { find: old, replace: now });
        if (there.state !== 'made') throw new Error(there.state);
        expect(there.text).not.toBe(text);
        expect(applyEdit(there.text, { find: now, replace: old })).toEqual(made(text));
      }),
    );
  });
});

describe('an edit whose text is gone', () => {
  const text = 'const lr = 0.003;\n\nfunction train() {\n  return lr * gradient;\n}\n';

  it.each([
    ['lr = 0.03', 1, 'const lr = 0.003;'],
    ['return rate * gradient', 4, 'return lr * gradient;'],
    ['function fit()', 3, 'function train() {'],
    ['return lr * gradients\n  .sum()', 4, 'return lr * gradient;'],
  ])('names the nearest line of %j', (find, line, nearest) => {
    expect(applyEdit(text, { find, replace: '' })).toEqual({ state: 'gone', line, nearest });
  });

  it('goes by the first line of what is sought', () => {
    const find = 'abcx\n  a long second line';
    expect(applyEdit('abc\na long second line;\n', { find, replace: '' })).toMatchObject({ line: 1 });
  });

  it('names the first of two that are equally near', () => {
    expect(applyEdit('a1\na2\n', { find: 'a3', replace: '' })).toEqual({
      state: 'gone',
      line: 1,
      nearest: 'a1',
    });
  });

  it('takes no blank or shorter line for near', () => {
    expect(applyEdit('\n}\nabcdefgh\n', { find: 'abcdxfgh', replace: '' })).toMatchObject({ line: 3 });
  });

  it('has a place in an empty file', () => {
    expect(applyEdit('', { find: 'a', replace: '' })).toEqual({ state: 'gone', line: 1, nearest: '' });
  });
});

describe('an edit whose text stands more than once', () => {
  it('names the line of each', () => {
    expect(applyEdit('lr\nx(lr)\n\nlr + lr\nlrx\n', { find: 'lr', replace: '' })).toEqual({
      state: 'ambiguous',
      lines: [1, 2, 4, 4],
    });
  });

  it('names the lines where they begin, when they overlap', () => {
    expect(applyEdit('x +\nx +\nx', { find: 'x + x', replace: '' })).toEqual({
      state: 'ambiguous',
      lines: [1, 2],
    });
  });
});

describe('the nearest line of a text that is gone', () => {
  const find = 'const lr = 0.003;';

  it.each([
    ['a long one that begins like it', 'y\nconst lr = 0.004; // the learning rate of the chapter', find, 2],
    ['a short one that lacks fewer characters than others change', 'lr = 0.003\ncomst qq = 9.994,', find, 1],
    ['that of the first line that holds anything', 'y = 1;\nconst lr = 0.004;', `\n  ${find}\n`, 2],
  ])('is %s', (_, text, sought, line) => {
    const nearest = text.split('\n')[line - 1];
    expect(applyEdit(text, { find: sought, replace: 'X' })).toEqual({ state: 'gone', line, nearest });
  });
});
