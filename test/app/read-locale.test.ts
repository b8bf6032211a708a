import { describe, expect, it } from 'vitest';
import { readLocale } from '../../src/app/read-locale.ts';

describe('--locale', () => {
  it('is English unless told', () => expect(readLocale({})).toBe('en'));
  it('is the language asked for', () => expect(readLocale({ locale: 'zh-CN' })).toBe('zh-CN'));
  it('names the language that a misspelt one was meant for', () =>
    expect(() => readLocale({ locale: 'zh_cn' })).toThrow('--locale zh_cn: did you mean "zh-CN"?'));
  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['EN_gb', 'en'],
  ])('%s names the language that it is of: %s', (locale, meant) =>
    expect(() => readLocale({ locale })).toThrow(`--locale ${locale}: did you mean "${meant}"?`),
  );
  it('lists the languages where none is near', () =>
    expect(() => readLocale({ locale: 'klingon' })).toThrow('known are en, zh-CN'));
});
