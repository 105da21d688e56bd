import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'

export interface MicroPoints {
  micro: string
  label: string
  points: string
}

export interface Grade {
  code: string
  label: string
  stars: number
}

export interface ToDate {
  total: string
  grade: Grade
  next: { label: string; missing: string } | null
  near: boolean
  below: boolean
}

export interface SheetEntry {
  on: string
  rule: string
  label: string
  micro: string
  points: string
  reason: string
  afterClose: boolean
}

export interface SheetLine {
  member: string
  name: string | null
  rank: number | null
  total: string
  counts: string | null
  grade: Grade | null
  correction: string | null
  byMicro: MicroPoints[]
  exempt: boolean
  toDate: ToDate | null
  entries: SheetEntry[]
}

export interface QuarterSheet {
  organisation: string
  name: string | null
  quarter: string
  cycle: string | null
  number: number | null
  first: string
  last: string
  closed: { at: string; ruleBookVersion: number; hash: string } | null
  total: string
  correction: string | null
  byMicro: MicroPoints[]
  members: SheetLine[]
}

export interface FedBack {
  event: string
  organisation: string
  cycle: string
  quarter: number
  fedBackAt: string
  supersededAt: string | null
  members: number
  seen: number
}

export interface Reader {
  member: string
  name: string | null
  seenAt: string | null
  onPaper: boolean | null
}

export interface LedgerLine {
  member: string
  name: string | null
  total: string
  correction: string | null
  base: string
  grade: Grade | null
  exempt: boolean
  byMicro: MicroPoints[]
  entries: number
}

export interface LedgerEntry {
  member: string
  fact: string
  rule: string
  label: string
  micro: string
  on: string
  raw: string
  points: string
  reason: string
  ruleBookVersion: number
  afterClose: boolean
}

export interface BranchLedger {
  organisation: string
  name: string | null
  cycle: string
  on: string
  known: 'then' | 'now'
  ruleBooks: { version: number; countsFrom: string }[]
  closedAt: string | null
  members: LedgerLine[]
  rules: { rule: string; label: string }[]
  entries: LedgerEntry[]
  matching: number
  next: string | null
}

export interface LedgerQuestion {
  branch: string
  on: string
  known: string
  member: string
  micro: string
  rule: string
}

const sheetPath = (branch: string): string => `/api/rating/branches/${branch}/quarter-sheet`
const ledgerPath = (branch: string): string => `/api/rating/branches/${branch}/ledger`
const ledgerQuery = ({ on, known, member, micro, rule }: LedgerQuestion) => ({ on, known, member, micro, rule })

export const quarterSheet = (branch: string, cycle: string, quarter: string, signal?: AbortSignal): Promise<QuarterSheet> =>
  get(`${sheetPath(branch)}${query({ cycle, quarter })}`, signal)

export const quarterSheetExcel = (branch: string, cycle: string, quarter: string): string => `${sheetPath(branch)}/excel${query({ cycle, quarter })}`

/** The one that stands for this quarter; null before it was fed back. */
export async function fedBack(branch: string, cycle: string, quarter: number, signal?: AbortSignal): Promise<FedBack | null> {
  let cursor: string | null = null
  do {
    const page: Paged<FedBack> = await get(`/api/points/quarter-sheets${query({ cycle, cursor, limit: '200' })}`, signal)
    const found = page.items.find((one) => one.organisation === branch && one.quarter === quarter && one.supersededAt === null)
    if (found) return found
    cursor = page.next
  } while (cursor !== null)
  return null
}

const feedback = (branch: string, cycle: string, quarter: number): string => `/api/points/branches/${branch}/quarter-sheets/${cycle}/${quarter}`

export const feedBack = (branch: string, cycle: string, quarter: number, key: string): Promise<unknown> => post(`${feedback(branch, cycle, quarter)}/feed-back`, {}, key)

export const readers = async (branch: string, cycle: string, quarter: number, signal?: AbortSignal): Promise<Reader[]> =>
  (await get<Paged<Reader>>(`${feedback(branch, cycle, quarter)}/readers`, signal)).items

export const signFor = (branch: string, cycle: string, quarter: number, member: string, key: string): Promise<unknown> =>
  post(`${feedback(branch, cycle, quarter)}/acknowledge`, { onBehalfOf: member }, key)

export const branchLedger = (question: LedgerQuestion, cursor: string | null, signal?: AbortSignal): Promise<BranchLedger> =>
  get(`${ledgerPath(question.branch)}${query({ ...ledgerQuery(question), cursor, limit: '200' })}`, signal)

export const branchLedgerExcel = (question: LedgerQuestion): string => `${ledgerPath(question.branch)}/excel${query(ledgerQuery(question))}`
