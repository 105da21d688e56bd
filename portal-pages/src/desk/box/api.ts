import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'
import { base, sent, type BoxArea, type BoxDraft, type BoxEntry, type BoxKind, type BoxReceipt, type BoxState } from '@/lib/box'

export interface BoxLine {
  entry: string
  version: number
  receipt: string
  kind: BoxKind
  area: BoxArea
  excerpt: string
  name: string | null
  aboutName: string | null
  organisation: string | null
  organisationName: string | null
  state: BoxState
  filedAt: string
  due: string | null
  daysLeft: number | null
  overdue: boolean
  published: boolean
}

export interface BoxCounts {
  toAcknowledge: number
  toAnswer: number
  overdue: number
  daysLeft: number | null
}

export const boxPage = (cursor: string | null, signal: AbortSignal): Promise<Paged<BoxLine>> => get(`${base}${query({ cursor, limit: '200' })}`, signal)

export const boxCounts = (signal: AbortSignal): Promise<BoxCounts> => get(`${base}/counts`, signal)

export const oneEntry = (id: string, signal?: AbortSignal): Promise<BoxEntry> => get(`${base}/${id}`, signal)

/** One step on an entry, by the version that one has seen. */
export const step = (one: BoxEntry, what: string, body: unknown, key: string): Promise<unknown> =>
  post(`${base}/${one.entry}/${what}`, body, key, { version: one.version })

/** A letter: who wrote it may be a member, or nobody whom the roster knows. */
export const typeIn = (draft: BoxDraft, member: string | null, key: string): Promise<BoxReceipt> =>
  post(base, { ...sent(draft), onPaper: true, onBehalfOf: member }, key)

/** How many working days the township promises. */
export interface Days {
  acknowledge: number
  answer: number
  extension: number
  reopen: number
}

export interface BoxTerms extends Days {
  version: number
  /** Null where the township promises what the platform proposes. */
  setAt: string | null
  bounds: Record<keyof Days, { least: number; most: number }>
  history: (Days & { setAt: string })[]
}

export const boxTerms = (signal?: AbortSignal): Promise<BoxTerms> => get(`${base}/terms`, signal)

export const setTerms = (days: Days, version: number, key: string): Promise<{ version: number }> => post(`${base}/terms`, days, key, { version })

interface Member {
  member: string
  name: string | null
  organisationName: string | null
}

export async function membersCalled(signal?: AbortSignal): Promise<Member[]> {
  const all: Member[] = []
  let cursor: string | null = null
  do {
    const page: Paged<Member> = await get(`/api/points/members${query({ cursor, limit: '200' })}`, signal)
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all
}
