import type { Band } from '@/api/types'
import { hundredths } from './points'

export interface Ring {
  /** How much of the ring is filled: 0 to 1. */
  fraction: number
  /** Where each band begins on the ring, those that are reached first. */
  ticks: { fraction: number; stars: number; label: string; reached: boolean }[]
}

/**
 * The ring is full at the beginning of the next band; without a next one it is full. A total below zero is an empty
 * ring.
 */
export function ringOf(total: string, next: { from: string } | null, bands: readonly Band[]): Ring {
  const points = hundredths(total)
  const full = next === null ? Math.max(points, 1) : hundredths(next.from)
  const share = (value: number): number => (full <= 0 ? 1 : Math.min(1, Math.max(0, value / full)))
  const ticks = bands
    .map((band) => ({ at: hundredths(band.from), band }))
    .filter(({ at }) => at > 0 && at < full)
    .sort((a, b) => a.at - b.at)
    .map(({ at, band }) => ({ fraction: share(at), stars: band.stars, label: band.label, reached: points >= at }))
  return { fraction: next === null ? 1 : share(points), ticks }
}
