import type { Entry } from '@/api/types'
import { hundredths } from './points'

export interface Month {
  /** 2026-03 */
  month: string
  entries: Entry[]
  /** Hundredths. */
  sum: number
}

/** By the month in which it happened, the latest first; in the order of the service within a month. */
export function byMonth(entries: readonly Entry[]): Month[] {
  const months = new Map<string, Month>()
  for (const entry of entries) {
    const month = entry.on.slice(0, 7)
    const group = months.get(month) ?? { month, entries: [], sum: 0 }
    group.entries.push(entry)
    group.sum += hundredths(entry.points)
    months.set(month, group)
  }
  return [...months.values()].sort((a, b) => b.month.localeCompare(a.month))
}

/** A cap, a floor or a correction left another figure than the rule gave. */
export function isCurtailed(entry: Pick<Entry, 'raw' | 'points'>): boolean {
  return hundredths(entry.raw) !== hundredths(entry.points)
}

/** Pages overlap when something arrives between two of them. */
export function merge(known: readonly Entry[], more: readonly Entry[]): Entry[] {
  const id = (entry: Entry): string => `${entry.fact}/${entry.rule}`
  const seen = new Set(known.map(id))
  return [...known, ...more.filter((entry) => !seen.has(id(entry)))]
}
