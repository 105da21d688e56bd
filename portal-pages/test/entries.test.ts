import { describe, expect, it } from 'vitest'
import type { Entry } from '@/api/types'
import { byMonth, isCurtailed, merge } from '@/lib/entries'

const entry = (on: string, points: string, fact = on): Entry => ({
  fact,
  event: fact,
  eventType: 'cn.sanwei.points.article-read.v1',
  rule: 'reading',
  label: '学习文章',
  micro: 'platform',
  on,
  occurredAt: `${on}T01:00:00Z`,
  raw: points,
  points,
  reason: '',
  ruleBookVersion: 1,
  afterClose: false,
})

describe('entries', () => {
  it('are under their months, the latest first, with exact sums', () => {
    const months = byMonth([entry('2026-02-01', '0.10'), entry('2026-03-06', '5.00'), entry('2026-02-28', '0.20')])

    expect(months.map((month) => [month.month, month.entries.length, month.sum])).toEqual([
      ['2026-03', 1, 500],
      ['2026-02', 2, 30],
    ])
  })

  it('stay in the order of the service within a month', () => {
    const months = byMonth([entry('2026-03-06', '1.00'), entry('2026-03-01', '1.00'), entry('2026-03-31', '1.00')])

    expect(months[0]!.entries.map((one) => one.on)).toEqual(['2026-03-06', '2026-03-01', '2026-03-31'])
  })

  it('appear once when pages overlap', () => {
    const first = [entry('2026-03-02', '1.00'), entry('2026-03-01', '1.00')]

    expect(merge(first, [entry('2026-03-01', '1.00'), entry('2026-02-01', '1.00')]).map((one) => one.fact)).toEqual([
      '2026-03-02',
      '2026-03-01',
      '2026-02-01',
    ])
  })

  it('say when a cap left less than the rule gave', () => {
    expect(isCurtailed({ raw: '5.00', points: '3.00' })).toBe(true)
    expect(isCurtailed({ raw: '5.00', points: '5.0' })).toBe(false)
  })
})
