const zone = 'Asia/Shanghai'
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' })
const dayEn = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric' })
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

/** A day or an instant, as the calendar of Asia/Shanghai has it. */
export function formatDay(text: string, locale: string): string {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00+08:00` : text)
  if (Number.isNaN(date.getTime())) return text
  return (locale === 'en' ? dayEn : day).format(date)
}

export function formatClock(text: string): string {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? text : clock.format(date)
}

/** 2026-03-06 → 6 */
export function dayOfMonth(date: string): string {
  return String(Number(date.slice(8, 10)))
}

export function yearAndMonth(month: string): { year: string; month: number } {
  return { year: month.slice(0, 4), month: Number(month.slice(5, 7)) }
}

/** The cycles that one can switch to, the present one first. */
export function cyclesUpTo(present: string, count: number): string[] {
  const year = Number(present)
  if (!Number.isInteger(year)) return [present]
  return Array.from({ length: count }, (_, back) => String(year - back))
}

/** Of Asia/Shanghai, as 2026-03-06. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
