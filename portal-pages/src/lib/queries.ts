import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Entry, Paged } from '@/api/types'

export type QueryState = 'filed' | 'withdrawn' | 'answered' | 'appealed' | 'decided'

/** A member's question to one entry, with what came of it. */
export interface EntryQuery {
  query: string
  version: number
  member: string
  name: string | null
  organisation: string | null
  organisationName: string | null
  cycle: string
  entry: string
  rule: string
  eventType: string
  label: string
  entryRecord: string | null
  text: string
  state: QueryState
  filedAt: string
  due: string | null
  overdue: boolean
  outcome: 'explained' | 'corrected' | null
  answer: string | null
  record: string | null
  answeredAt: string | null
  appealUntil: string | null
  mayAppeal: boolean
  appeal: string | null
  appealedAt: string | null
  decisionOutcome: 'explained' | 'corrected' | null
  decision: string | null
  decisionRecord: string | null
  decidedAt: string | null
  mayAnswer: boolean
  mayDecide: boolean
}

const base = '/api/points/queries'

/** All of one's own that stand; one that was taken back leaves the entry as if it had not been asked about. */
export async function myQueries(signal?: AbortSignal): Promise<EntryQuery[]> {
  const all: EntryQuery[] = []
  let cursor: string | null = null
  do {
    const page: Paged<EntryQuery> = await get(`${base}/mine${query({ cursor, limit: '200' })}`, signal)
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all.filter((one) => one.state !== 'withdrawn')
}

export const isAbout = (one: EntryQuery, entry: Entry): boolean => one.entry === entry.event && one.rule === entry.rule

export const fileQuery = (entry: Entry, cycle: string, text: string, key: string): Promise<{ id: string }> =>
  post(base, { cycle, entry: entry.event, rule: entry.rule, eventType: entry.eventType, label: entry.label, text }, key)

export const withdrawQuery = (one: EntryQuery, key: string): Promise<unknown> =>
  post(`${base}/${one.query}/withdraw`, {}, key, { version: one.version })

export const appealQuery = (one: EntryQuery, text: string, key: string): Promise<unknown> =>
  post(`${base}/${one.query}/appeal`, { text }, key, { version: one.version })
