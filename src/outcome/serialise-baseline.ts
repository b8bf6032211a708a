import type { BaselineDocument } from '../model/outcome/baseline-document.ts';
import { toJson } from './to-json.ts';

/**
 * Renders a baseline as JSON, with a line for each claim, each figure of a cell and each run, so that a diff
 * shows what moved.
 */
export function serialiseBaseline(baseline: BaselineDocument): string {
  const { claims, cells, drift, runs, ...head } = baseline;
  const parts = [
    ...Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${toJson(value)}`),
    `  "claims": ${lines(claims, '    ', toJson)}`,
    `  "cells": ${lines(cells, '    ', (metrics) => lines(metrics, '      ', toJson))}`,
    ...(drift === undefined
      ? []
      : [`  "drift": { "from": ${drift.from}, "cells": ${lines(drift.cells, '    ', toJson)} }`]),
    `  "runs": ${lines(runs, '    ', toJson)}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

function lines<T>(record: Readonly<Record<string, T>>, indent: string, write: (value: T) => string): string {
  const entries = Object.entries(record);
  if (entries.length === 0) return '{}';
  const inner = entries.map(([key, value]) => `${indent}${JSON.stringify(key)}: ${write(value)}`);
  return `{\n${inner.join(',\n')}\n${indent.slice(2)}}`;
}
