import { get } from '@/api/http'
import type { Paged } from '@/api/types'
import type { Organisation } from '../directory'

export interface Member {
  member: string
  name: string | null
  phone: string | null
  organisation: string
  organisationName: string
  status: string
  categories: string[]
  posts: string[]
  from: string
  leftOn: string | null
}

export interface Step {
  version: number
  what: 'registered' | 'assigned' | 'left'
  organisation: string | null
  organisationName: string | null
  status: string | null
  categories: string[]
  posts: string[]
  from: string
  recordedAt: string
}

export interface History {
  member: string
  version: number
  items: Step[]
}

export interface Finding {
  sheet: string
  row: number
  column: string
  message: string
}

export interface FieldChange {
  column: string
  before: string
  after: string
}

export interface Preview {
  /** Null where there are errors: such a sheet cannot be imported. */
  basis: string | null
  organisations: {
    added: { row: number; name: string; parent: string; level: string; sector: string; from: string }[]
    renamed: { row: number; organisation: string; before: string; after: string }[]
    unchanged: number
  }
  members: {
    added: { row: number; name: string; organisation: string; status: string; categories: string; posts: string; phone: string | null; from: string }[]
    changed: { row: number; member: string; name: string | null; organisation: string; from: string; fields: FieldChange[] }[]
    unchanged: number
    absent: { member: string; name: string | null; organisation: string }[]
  }
  warnings: Finding[]
  errors: Finding[]
  errorCount: number
}

export interface Imported {
  organisationsAdded: number
  organisationsRenamed: number
  membersAdded: number
  membersChanged: number
  membersUnchanged: number
}

export const templateAddress = '/api/points/roster/template'
export const sheetAddress = (organisation: string | null): string => `/api/points/roster/sheet${organisation === null ? '' : `?organisation=${organisation}`}`

const pageSize = 200

/**
 * The rows of everybody within reach: for a secretary one organisation after the other, those at the top of what he
 * leads. The cursor says in which one it goes on.
 */
export async function members(tops: readonly (string | null)[], cursor: string | null, signal: AbortSignal): Promise<Paged<Member>> {
  const [at, within] = cursor === null ? [0, ''] : [Number(cursor.slice(0, cursor.indexOf('|'))), cursor.slice(cursor.indexOf('|') + 1)]
  if (tops.length === 0) return { items: [], next: null }
  const query = new URLSearchParams({ limit: String(pageSize) })
  const top = tops[at] ?? null
  if (top !== null) query.set('organisation', top)
  if (within !== '') query.set('cursor', within)
  const page = await get<Paged<Member>>(`/api/points/members?${query}`, signal)
  const next = page.next !== null ? `${at}|${page.next}` : at + 1 < tops.length ? `${at + 1}|` : null
  return { items: page.items, next }
}

/** Of the organisations that somebody leads those that lie below no other of them; for the office all at once. */
export function topsOf(led: readonly Organisation[], isOffice: boolean): (string | null)[] {
  if (isOffice) return [null]
  const ids = new Set(led.map((one) => one.organisation))
  return led.filter((one) => one.parent === null || !ids.has(one.parent)).map((one) => one.organisation)
}
