import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'

export const kinds = ['suggestion', 'complaint', 'question'] as const
export const areas = ['party-life', 'points', 'wishes', 'conduct', 'services', 'surroundings', 'platform', 'other'] as const
export type BoxKind = (typeof kinds)[number]
export type BoxArea = (typeof areas)[number]
export type BoxState = 'filed' | 'acknowledged' | 'handed-over' | 'answered' | 'reopened' | 'settled' | 'withdrawn'

export interface BoxStep {
  kind: string
  at: string
  by: 'author' | 'office' | 'branch'
  name: string | null
  organisationName: string | null
  day: string | null
  text: string | null
}

/** An entry of the box, as whoever reads it may. */
export interface BoxEntry {
  entry: string
  version: number
  receipt: string
  mine: boolean
  kind: BoxKind
  area: BoxArea
  text: string
  member: string | null
  name: string | null
  contact: string | null
  onPaper: boolean
  about: string | null
  aboutName: string | null
  concernsLeader: boolean
  shielded: boolean
  state: BoxState
  organisation: string | null
  organisationName: string | null
  wording: string | null
  filedAt: string
  due: string | null
  daysLeft: number | null
  overdue: boolean
  /** Something came of it, or a day passed, since its author last looked. */
  news: boolean
  extended: boolean
  contentUntil: string | null
  publication: { question: string; answer: string; publishedAt: string; correctedAt: string | null } | null
  steps: BoxStep[]
  mayHandOver: boolean
  mayReturn: boolean
  mayExtend: boolean
  mayAnswer: boolean
  mayReopen: boolean
  mayWithdraw: boolean
}

export interface BoxForm {
  entries: number
  most: number
  daysToAcknowledge: number
  daysToAnswer: number
  organisations: { organisation: string; name: string }[]
}

/** That something came of one's own entry, or that a day has passed without anything. */
export interface BoxNews {
  entry: string
  receipt: string
  state: BoxState
  kind: 'acknowledged' | 'handed-over' | 'extended' | 'answered' | null
  at: string | null
  due: string | null
  overdue: boolean
  contentUntil: string | null
}

/** What one types. */
export interface BoxDraft {
  kind: BoxKind
  area: BoxArea | ''
  text: string
  about: string
  concernsLeader: boolean
  shielded: boolean
  contact: string
}

export interface BoxReceipt {
  id: string
  receipt: string
  acknowledgeBy: string
  due: string
}

export interface PublishedAnswer {
  publication: string
  kind: BoxKind
  area: BoxArea
  question: string
  answer: string
  publishedAt: string
  correctedAt: string | null
}

export const base = '/api/points/box'
export const mostLetters = 2000

export const emptyDraft = (): BoxDraft => ({ kind: 'suggestion', area: '', text: '', about: '', concernsLeader: false, shielded: false, contact: '' })

/** As the service takes it: who concerns nobody in particular cannot be about a leader. */
export const sent = (draft: BoxDraft): Record<string, unknown> => ({
  kind: draft.kind,
  area: draft.area,
  text: draft.text.trim(),
  about: draft.about || null,
  concernsLeader: draft.about !== '' && draft.concernsLeader,
  shielded: draft.shielded,
  contact: draft.contact.trim() || null,
})

/** What is missing, by field; nothing where it may be sent. */
export function missing(draft: BoxDraft): ('area' | 'text')[] {
  const found: ('area' | 'text')[] = []
  if (draft.area === '') found.push('area')
  if (draft.text.trim() === '') found.push('text')
  return found
}

export const boxForm = (signal?: AbortSignal): Promise<BoxForm> => get(`${base}/form`, signal)

export const myEntries = (cursor: string | null, signal?: AbortSignal): Promise<Paged<BoxEntry>> => get(`${base}/mine${query({ cursor, limit: '20' })}`, signal)

export const boxNews = (signal?: AbortSignal): Promise<Paged<BoxNews>> => get(`${base}/news`, signal)

/** What came of these until now is no news any more. */
export const lookedAt = (entries: readonly BoxEntry[], key: string): Promise<unknown> =>
  post(`${base}/seen`, { entries: entries.map(({ entry, version }) => ({ entry, version })) }, key)

export const fileEntry = (draft: BoxDraft, key: string): Promise<BoxReceipt> => post(base, sent(draft), key)

export const withdrawEntry = (one: BoxEntry, key: string): Promise<unknown> => post(`${base}/${one.entry}/withdraw`, {}, key, { version: one.version })

export const reopenEntry = (one: BoxEntry, text: string, key: string): Promise<unknown> =>
  post(`${base}/${one.entry}/reopen`, { text: text.trim() }, key, { version: one.version })

export const publishedAnswers = (township: string, cursor: string | null, signal?: AbortSignal): Promise<Paged<PublishedAnswer>> =>
  get(`/api/points/public/box/${township}${query({ cursor, limit: '20' })}`, signal)
