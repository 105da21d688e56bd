import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Entry, Paged } from '@/api/types'
import type { EntryQuery } from '@/lib/queries'

const base = '/api/points/queries'

export const queriesPage = (cursor: string | null, signal: AbortSignal): Promise<Paged<EntryQuery>> => get(`${base}${query({ cursor, limit: '200' })}`, signal)

export const queryCounts = (signal: AbortSignal): Promise<{ toAnswer: number; toDecide: number; overdue: number }> => get(`${base}/counts`, signal)

export const oneQuery = (id: string, signal?: AbortSignal): Promise<EntryQuery> => get(`${base}/${id}`, signal)

/** The entries of the event that is asked about, as the ledger has them today. */
export const entriesOf = async (one: EntryQuery, signal?: AbortSignal): Promise<Entry[]> =>
  (await get<Paged<Entry>>(`/api/rating/ledgers/${one.member}${query({ cycle: one.cycle, event: one.entry })}`, signal)).items

export interface Answer {
  outcome: 'explained' | 'corrected'
  text: string
  record: string | null
}

export const answerQuery = (one: EntryQuery, answer: Answer, key: string): Promise<unknown> =>
  post(`${base}/${one.query}/${one.state === 'appealed' ? 'decide' : 'answer'}`, answer, key, { version: one.version })
