/** China has one time zone and no summer time; the desk's fields show it wherever the browser stands. */
const offsetMs = 8 * 3_600_000

/** Of an instant, as a field for date and time has it: `2026-12-05T14:00`. */
export const toField = (instant: string): string => new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 16)

/** The instant of such a field. */
export const fromField = (field: string): string => `${field}:00+08:00`

/** `2026-12-05 14:00–16:00`, with the second day where it is another. */
export function span(startsAt: string, endsAt: string): string {
  const [from, to] = [toField(startsAt).replace('T', ' '), toField(endsAt).replace('T', ' ')]
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from} 至 ${to}`
}
