import { formatPoints, hundredths } from '@/lib/points'
import type { SheetLine } from './api'

export type Shown = 'everybody' | 'near' | 'below'

export const among = (lines: readonly SheetLine[], shown: Shown): SheetLine[] =>
  lines.filter((line) => shown === 'everybody' || (shown === 'near' ? line.toDate?.near : line.toDate?.below))

/** What to say of somebody who is near a band or below all of them: a key below `desk.quarters.sheet` and its words. */
export function hint(line: SheetLine): { key: string; words: Record<string, string> } | null {
  const toDate = line.toDate
  if (toDate === null || (!toDate.near && !toDate.below)) return null
  if (toDate.next === null) return { key: 'belowOnly', words: {} }
  const words = { label: toDate.next.label, points: formatPoints(toDate.next.missing) }
  if (!toDate.near) return { key: 'belowAll', words }
  return { key: hundredths(toDate.next.missing) <= 0 ? 'nearUnmet' : 'nearTo', words }
}

/** The last quarter that was over on a day, by the calendar; a township whose cycles begin otherwise chooses. */
export function lastQuarter(today: string): { cycle: string; quarter: string } {
  const year = Number(today.slice(0, 4))
  const running = Math.ceil(Number(today.slice(5, 7)) / 3)
  return running === 1 ? { cycle: String(year - 1), quarter: '4' } : { cycle: String(year), quarter: String(running - 1) }
}

export const todayInShanghai = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
