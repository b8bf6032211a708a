import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdTimeZone, timeZone } from '../../../src/run/worker/time-zone.ts';

const { TZ: own } = process.env;

beforeEach(() => {
  process.env['TZ'] = 'Asia/Tokyo';
});

afterEach(() => {
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
});

it('holds the process in UTC, and lets it go again', () => {
  const letGo = holdTimeZone();
  expect([timeZone(), new Date(0).getHours()]).toEqual(['UTC', 0]);
  letGo();
  expect([timeZone(), new Date(0).getHours()]).toEqual(['Asia/Tokyo', 9]);
});

it('lets it go to an environment that names none', () => {
  delete process.env['TZ'];
  holdTimeZone('America/New_York')();
  expect(process.env['TZ']).toBeUndefined();
});

it('keeps the zone of whoever holds it last, in whatever order they let go', () => {
  const first = holdTimeZone();
  const second = holdTimeZone('America/New_York');
  const third = holdTimeZone();
  const zones = [timeZone()];
  for (const letGo of [first, third, second]) {
    letGo();
    zones.push(timeZone());
  }
  expect(zones).toEqual(['UTC', 'UTC', 'America/New_York', 'Asia/Tokyo']);
});

it('lets go once', () => {
  const first = holdTimeZone('America/New_York');
  first();
  const second = holdTimeZone();
  first();
  expect(timeZone()).toBe('UTC');
  second();
});
