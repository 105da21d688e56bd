/** The lines at the head of a rule book that say which it is; everything else in it stays as it was written. */
type Heading = 'id' | 'title' | 'version' | 'counts-from' | 'replaces'

const line = (key: Heading): RegExp => new RegExp(`^${key}:[ \\t]*(.*?)[ \\t]*(#.*)?$`, 'm')

export function headingOf(source: string, key: Heading): string | null {
  const found = line(key).exec(source)
  return found === null ? null : found[1]!.replace(/^(["'])(.*)\1$/, '$2')
}

/** Where the key is not there yet it is written below the one that it belongs to. */
export function withHeading(source: string, key: Heading, value: string, below: Heading = 'id'): string {
  if (line(key).test(source)) return source.replace(line(key), `${key}: ${value}`)
  const place = line(below).exec(source)
  if (place === null) return `${key}: ${value}\n${source}`
  const end = place.index + place[0].length
  return `${source.slice(0, end)}\n${key}: ${value}${source.slice(end)}`
}

export function withoutHeading(source: string, key: Heading): string {
  return source.replace(new RegExp(`^${key}:.*\\n?`, 'm'), '')
}

export interface Published {
  ruleBook: string
  version: number
  title: string
  countsFrom: string
  publishedAt: string
  publishedBy: string | null
}

/** A template becomes the township's own: under its id, as the next version, from the day that is asked for. */
export function asNext(source: string, published: readonly Published[], township: string, countsFrom: string | null): string {
  const newest = published.reduce((most, one) => Math.max(most, one.version), 0)
  let next = withHeading(source, 'id', published[0]?.ruleBook ?? township)
  next = withHeading(next, 'version', String(newest + 1), headingOf(next, 'title') === null ? 'id' : 'title')
  if (countsFrom !== null) next = withHeading(next, 'counts-from', countsFrom, 'version')
  return replacing(next, published)
}

/** A version that counts from the same day as another says that it stands in its place. */
export function replacing(source: string, published: readonly Published[]): string {
  const from = headingOf(source, 'counts-from')
  const same = published.filter((one) => one.countsFrom === from).reduce((most, one) => Math.max(most, one.version), 0)
  return same === 0 ? withoutHeading(source, 'replaces') : withHeading(source, 'replaces', String(same), 'counts-from')
}
