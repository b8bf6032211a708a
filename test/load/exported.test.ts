import { describe, expect, it } from 'vitest';
import { exportedAs, exportNames } from '../../src/load/exported.ts';

function fit() {
  return 1;
}

describe('exportedAs', () => {
  it.each([
    ['an export', { fit }, 'fit'],
    ['a default', { default: fit }, 'default'],
    ['exports.fit of CommonJS whose names Node does not see', { default: { fit } }, 'fit'],
    ['exports.default of CommonJS', { default: { default: fit } }, 'default'],
    ['an export that TypeScript compiled to CommonJS', { default: { __esModule: true, fit } }, 'fit'],
    ['a default export compiled twice', { default: { __esModule: true, default: { fit } } }, 'fit'],
    ['module.exports, which is a function of that name', { default: fit, 'module.exports': fit }, 'fit'],
    ['a property of a function that is module.exports', { default: Object.assign(() => 0, { fit }) }, 'fit'],
  ])('finds %s', (_, module, name) => {
    expect(exportedAs(module, name)).toContain(fit);
  });

  it.each([
    ['another name', { fit }, 'tif'],
    ['what an object inherits', { default: {} }, 'toString'],
    ['a function of another name', { default: fit }, 'other'],
    ['nothing', {}, 'default'],
  ])('finds nothing in %s', (_, module, name) => {
    expect(exportedAs(module, name)).toEqual([]);
  });

  it('puts the module’s own export before that of its default', () => {
    expect(exportedAs({ fit: 1, default: { fit: 2 } }, 'fit')).toEqual([1, 2]);
  });
});

it('exportNames names what CommonJS exports, and nothing that a compiler added', () => {
  const module = { default: { __esModule: true, fit }, 'module.exports': {} };
  expect(exportNames(module)).toEqual(['default', 'fit']);
});
