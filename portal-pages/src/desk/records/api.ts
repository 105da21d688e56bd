import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'
import type { MemberRecord, RecordHistory, RecordKind, SentRow } from './types'

const sheets = '/api/points/record-sheets'

export const recordsPage = (cursor: string | null, signal: AbortSignal, member?: string): Promise<Paged<MemberRecord>> =>
  get(`/api/points/records${query({ cursor, limit: '200', member })}`, signal)

export const waitingPage = (cursor: string | null, signal: AbortSignal): Promise<Paged<MemberRecord>> =>
  get(`/api/points/records/waiting${query({ cursor, limit: '200' })}`, signal)

export const recordCounts = (signal: AbortSignal): Promise<{ toDecide: number; returned: number }> => get('/api/points/records/counts', signal)

export const recordHistory = (record: string, signal?: AbortSignal): Promise<RecordHistory> => get(`/api/points/records/${record}`, signal)

export const recordKinds = async (signal?: AbortSignal): Promise<RecordKind[]> => (await get<Paged<RecordKind>>('/api/points/record-kinds', signal)).items

interface RosterMember {
  member: string
  name: string | null
  organisationName: string
}

/** All of an organisation and below it. */
export async function rosterOf(organisation: string, signal?: AbortSignal): Promise<RosterMember[]> {
  const all: RosterMember[] = []
  let cursor: string | null = null
  do {
    const page: Paged<RosterMember> = await get(`/api/points/members${query({ organisation, cursor, limit: '200' })}`, signal)
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all
}

export const enterSheet = (organisation: string, rows: SentRow[], key: string): Promise<{ id: string; records: string[] }> =>
  post(sheets, { organisation, rows }, key)

export const confirmRecords = (sheet: string, records: string[], version: number, key: string): Promise<unknown> =>
  post(`${sheets}/${sheet}/confirm`, { records }, key, { version })

export const returnRecords = (sheet: string, records: string[], reason: string, version: number, key: string): Promise<unknown> =>
  post(`${sheets}/${sheet}/return`, { records, reason }, key, { version })

export const withdrawRecords = (sheet: string, records: string[], reason: string, version: number, key: string): Promise<unknown> =>
  post(`${sheets}/${sheet}/withdraw`, { records, reason }, key, { version })

export const changeRecord = (
  sheet: string,
  record: string,
  what: 'amend' | 'correct' | 'cancel',
  body: { row?: SentRow; reason?: string },
  version: number,
  key: string,
): Promise<unknown> => post(`${sheets}/${sheet}/records/${record}/${what}`, body, key, { version })
