import { describe, expect, it } from 'vitest'
import { formatChange, formatPoints, hundredths } from '@/lib/points'

describe('points', () => {
  it('are reckoned in hundredths, exactly', () => {
    expect(hundredths('0.10') + hundredths('0.20')).toBe(30)
    expect(hundredths('-2.50')).toBe(-250)
    expect(hundredths('7')).toBe(700)
    expect(hundredths('7.5')).toBe(750)
    expect(Object.is(hundredths('-0.00'), 0)).toBe(true)
  })

  it.each(['', 'abc', '1.234', '1e3', 'NaN', '--1'])('are refused when they are none: %s', (text) => {
    expect(() => hundredths(text)).toThrow(RangeError)
  })

  it('are written as people write them', () => {
    expect(formatPoints('87.50')).toBe('87.5')
    expect(formatPoints('30.00')).toBe('30')
    expect(formatPoints('0.05')).toBe('0.05')
    expect(formatPoints('-2.00')).toBe('−2')
  })

  it('say whether they were earned or lost', () => {
    expect(formatChange('5.00')).toBe('+5')
    expect(formatChange('0.00')).toBe('0')
    expect(formatChange('-0.50')).toBe('−0.5')
  })
})
