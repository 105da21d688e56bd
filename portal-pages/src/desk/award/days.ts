const dayMs = 86_400_000
const name = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' })
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Both ends included; days as 2026-10-01, which know no time zone. */
export function daysOf(from: string, until: string): string[] {
  const count = Math.round((midnight(until) - midnight(from)) / dayMs) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => new Date(midnight(from) + at * dayMs).toISOString().slice(0, 10))
}

export function weekdayOf(day: string): { name: string; weekend: boolean } {
  const date = new Date(midnight(day))
  return { name: name.format(date), weekend: date.getUTCDay() === 0 || date.getUTCDay() === 6 }
}
