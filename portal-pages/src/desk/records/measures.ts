import type { Words } from './types'

/** Figures with their units: 2 小时. */
export function measuresText(words: Words, t: (key: string) => string): string {
  return Object.entries(words.measures ?? {})
    .map(([name, value]) => `${value} ${t(`desk.records.measures.${name}`)}`)
    .join('，')
}
