import { describe, expect, it } from 'vitest';
import { driftPower } from './drift-power.ts';

describe('the power to find one drift among eight quantities', () => {
  it('is 0.9 for 20 figures against 5 where it is 2.84 standard deviations, as documented', () => {
    expect(Math.abs(driftPower(5, 20, 2.84, 2000) - 0.9)).toBeLessThan(0.02);
  });

  it('is next to nothing without a drift, and grows with it and with the blessed figures', () => {
    const powers = [driftPower(5, 20, 0, 200), driftPower(5, 20, 1.17, 200), driftPower(100, 20, 1.17, 100)];
    expect(powers[0]).toBeLessThan(0.02);
    expect(powers[1]).toBeLessThan(0.4);
    expect(powers[2]).toBeGreaterThan(0.8);
  });
});
