import { describe, expect, it } from 'vitest'
import { ringOf } from '@/lib/ring'

const bands = [
  { code: 'three-stars', label: '三星', stars: 3, from: '90.00' },
  { code: 'two-stars', label: '二星', stars: 2, from: '80.00' },
  { code: 'one-star', label: '一星', stars: 1, from: '60.00' },
]

describe('the ring', () => {
  it('is full where the next star begins', () => {
    expect(ringOf('45.00', { from: '60.00' }, bands).fraction).toBeCloseTo(0.75)
    expect(ringOf('89.50', { from: '90.00' }, bands).fraction).toBeLessThan(1)
  })

  it('is full when there is no next star', () => {
    expect(ringOf('120.00', null, bands).fraction).toBe(1)
  })

  it('is empty at nothing and below', () => {
    expect(ringOf('0.00', { from: '60.00' }, bands).fraction).toBe(0)
    expect(ringOf('-5.00', { from: '60.00' }, bands).fraction).toBe(0)
  })

  it('marks the stars on the way, in their order, and which are reached', () => {
    expect(ringOf('80.00', { from: '90.00' }, bands).ticks.map((tick) => [tick.stars, tick.reached])).toEqual([
      [1, true],
      [2, true],
    ])
    expect(ringOf('79.99', { from: '80.00' }, bands).ticks.map((tick) => [tick.stars, tick.reached])).toEqual([[1, true]])
  })

  it('does without bands', () => {
    expect(ringOf('10.00', { from: '0.00' }, []).fraction).toBe(1)
  })
})
