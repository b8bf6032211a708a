import * as z from 'zod';
import { claimSchema } from './claim-schema.ts';
import { experimentSchema } from './experiment-schema.ts';
import { guardNames, lawNames, type GuardName } from '../../model/experiment/experiment.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import { misspeltKeys } from '../yaml/misspelt-keys.ts';
import { parseAxisValues } from '../values/parse-axis-values.ts';
import { changedStreamSchema, relationSchema } from './relation-schema.ts';
import {
  axisNameField,
  axisSchema,
  mapValueSchema,
  name,
  number,
  seedsSchema,
  settingSchema,
  subjectSchema,
  withSchema,
} from './schema-fields.ts';
import type { Partly, Scope } from '../checking-scope.ts';

/** A claim of a document that may have mistakes: null if a field is missing or unusable. */
export type ClaimDraft = {
  readonly id: string | null;
  readonly with: Partly<SettingValue | readonly SettingValue[]>;
  readonly expect: string | null;
  readonly in: string | null;
  readonly deterministic?: boolean;
  /** Undefined if it is not given. */
  readonly map?: Partly<number | string | readonly SettingValue[]> | undefined;
};

/** How a relation changes one stream. */
export type ChangedStream = z.output<typeof changedStreamSchema>;

/** A relation of a document that may have mistakes: null if a field is missing or unusable. */
export type RelationDraft = {
  readonly id: string | null;
  readonly with: Partly<SettingValue>;
  readonly changes: Partly<SettingValue>;
  readonly streams: readonly (ChangedStream | null)[] | null;
  readonly keeps: readonly string[] | null;
  readonly scales: Partly<number>;
  readonly moves: readonly string[] | null;
};

export type Draft = Scope & {
  readonly prose: Partly<number>;
  readonly limits: Partly<number>;
  readonly claims: readonly ClaimDraft[];
  /** Null for an entry that is no relation at all. */
  readonly relations: readonly (RelationDraft | null)[];
  readonly guards: readonly (GuardName | null)[];
  readonly seeds: z.output<typeof seedsSchema> | null;
  readonly subject: string | null;
  /** Undefined if it is not given. */
  readonly equivalentTo: string | null | undefined;
};

type Fields = Readonly<Record<string, unknown>>;

/** A value that no schema accepts. */
const unusable = Symbol('unusable');

/** Keeps whatever can be used in a document, field by field. */
export function draftExperiment(data: unknown): Draft {
  const fields = withMisspelt(fieldsOf(data) ?? {}, Object.keys(experimentSchema.shape));
  return {
    law: fields['law'] === undefined ? null : (usable(z.enum(lawNames), fields['law']) ?? 'unusable'),
    states: entries(name, number, fields['states']),
    prose: entries(name, number, fields['prose']),
    metrics: usable(z.array(name).default([]), fields['metrics']),
    limits: entries(name, number, fields['limits']),
    sweep: entries(axisNameField, axisSchema.transform(toList), fields['sweep']),
    seeds: usable(seedsSchema.default('1..5'), fields['seeds']),
    subject: usable(subjectSchema, fields['subject']),
    equivalentTo: usable(subjectSchema.optional(), fields['equivalentTo']),
    claims: itemsOf(fields['claims']).map(draftClaim),
    relations: itemsOf(fields['relations'], [unusable]).map(draftRelation),
    guards: itemsOf(fields['guards'], [unusable]).map((guard) => usable(z.enum(guardNames), guard)),
  };
}

/** Makes a list of an axis' values. One value is a list of one, and a text that is no range is one value. */
export function toList(value: SettingValue | readonly SettingValue[]): readonly SettingValue[] {
  if (typeof value === 'object') return value;
  const parsed = typeof value === 'string' ? parseAxisValues(value) : undefined;
  return parsed && 'values' in parsed ? parsed.values : [value];
}

function draftClaim(data: unknown): ClaimDraft {
  const map = fieldsOf(data);
  if (map === undefined) return { id: null, with: null, expect: null, in: null };
  const fields = withMisspelt(map, Object.keys(claimSchema.shape));
  return {
    id: usable(z.string(), fields['id']),
    with: entries(axisNameField, withSchema, fields['with']),
    expect: usable(z.string(), fields['expect']),
    in: usable(z.string().default('every run'), fields['in']),
    deterministic: fields['deterministic'] === true,
    ...(fields['map'] === undefined ? {} : { map: entries(name, mapValueSchema, fields['map']) }),
  };
}

function draftRelation(data: unknown): RelationDraft | null {
  const map = fieldsOf(data);
  if (map === undefined) return null;
  const { shape } = relationSchema;
  const fields = withMisspelt(map, Object.keys(shape));
  const streams = fields['streams'];
  return {
    id: usable(z.string(), fields['id']),
    with: entries(axisNameField, settingSchema, fields['with']),
    changes: draftChanges(fields['changes']),
    streams:
      streams === undefined || Array.isArray(streams)
        ? itemsOf(streams).map((stream) => usable(changedStreamSchema, stream))
        : null,
    keeps: usable(shape.keeps, fields['keeps']),
    scales: usable(shape.scales, fields['scales']),
    moves: usable(shape.moves, fields['moves']),
  };
}

/**
 * Returns null if some key is no name. It is a change all the same, so it is not known whether there are
 * changes.
 */
function draftChanges(data: unknown): RelationDraft['changes'] {
  const changes = entries(axisNameField, settingSchema, data);
  const written = Object.keys(fieldsOf(data) ?? {}).length;
  return Object.keys(changes ?? {}).length < written ? null : changes;
}

function usable<Value>(schema: z.ZodType<Value>, value: unknown): Value | null {
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}

function entries<Value>(key: z.ZodType<string>, schema: z.ZodType<Value>, map: unknown): Partly<Value> {
  if (map === undefined) return {};
  const fields = fieldsOf(map);
  if (fields === undefined) return null;
  const named = Object.entries(fields).filter(([field]) => key.safeParse(field).success);
  return Object.fromEntries(named.map(([field, value]) => [field, usable(schema, value)]));
}

/** Treats a misspelt key as present but unusable, so that what depends on it is not checked. */
function withMisspelt(fields: Fields, known: readonly string[]): Fields {
  return { ...fields, ...Object.fromEntries(misspeltKeys(fields, known).map((key) => [key, unusable])) };
}

function fieldsOf(data: unknown): Fields | undefined {
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isMap ? Object.fromEntries(Object.entries(data)) : undefined;
}

/** @param otherwise the items of a value that is given but is no list */
function itemsOf(data: unknown, otherwise: readonly unknown[] = []): readonly unknown[] {
  if (Array.isArray(data)) return data;
  return data === undefined ? [] : otherwise;
}
