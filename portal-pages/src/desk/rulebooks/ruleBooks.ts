import { get, post } from '@/api/http'
import type { Paged } from '@/api/types'
import type { Finding } from './editor/codemirror'
import type { RuleBookLanguage } from './editor/language'
import type { Published } from './heading'

export interface Template {
  template: string
  title: string
  sentence: string
}

export interface Checked {
  errors: Finding[]
  warnings: Finding[]
}

export interface PublishedAnswer {
  ruleBookVersion: number
  countsFrom: string
  past: { from: string; folded: string[]; corrected: string[] } | null
}

interface GradeLabel {
  code: string
  label: string
}

export interface Change {
  member: string
  name: string | null
  before: string
  after: string
  difference: string
  gradeBefore: GradeLabel | null
  gradeAfter: GradeLabel | null
}

/** What the next version would change in one cycle, as rating-service reckons it. */
export interface WhatIf {
  version: number
  countsFrom: string
  cycle: string
  closed: boolean
  reachesBack: boolean
  otherCycles: string[]
  members: number
  gaining: number
  losing: number
  regraded: number
  /** Whose points would be more than can be summed: they would have none. */
  notSummed: number
  pointsBefore: string
  pointsAfter: string
  grades: { code: string; label: string; before: number; after: number }[]
  changes: Change[]
  leftOut: number
}

export const published = async (signal?: AbortSignal): Promise<Published[]> => (await get<Paged<Published>>('/api/points/rule-books', signal)).items

export const sourceOf = async (ruleBook: string, version: number, signal?: AbortSignal): Promise<string> =>
  (await get<{ source: string }>(`/api/points/rule-books/${ruleBook}/${version}`, signal)).source

export const templates = async (signal?: AbortSignal): Promise<Template[]> => (await get<Paged<Template>>('/api/points/rule-book-templates', signal)).items

export const templateSource = async (template: string): Promise<string> => (await get<{ source: string }>(`/api/points/rule-book-templates/${template}`)).source

export const language = (signal?: AbortSignal): Promise<RuleBookLanguage> => get('/api/points/rule-book-language', signal)

// Checks and trials store nothing; a key is sent because the portal's commands carry one.
export const check = (source: string, signal: AbortSignal): Promise<Checked> => post('/api/points/rule-books/check', { source }, crypto.randomUUID(), { signal })

export const whatIf = (source: string, cycle: string | null, signal: AbortSignal): Promise<WhatIf> =>
  post('/api/rating/rule-book/what-if', cycle === null ? { source } : { source, cycle }, crypto.randomUUID(), { signal })

export const publish = (ruleBook: string, source: string, key: string): Promise<PublishedAnswer> => post('/api/points/rule-books', { ruleBook, source }, key)

/** What is kept of a draft on this device. */
export interface DraftValues {
  source: string
  /** The newest version when it was begun: a newer one means that somebody else has published meanwhile. */
  basedOn: number
}

export const draftPage = 'rule-book'

/** Which of the versions scores what happens on this day: of those that have begun the latest, of two that begin at once the newer. */
export function inForceOn(versions: readonly Published[], day: string): Published | null {
  return versions.filter((one) => one.countsFrom <= day).sort((a, b) => b.countsFrom.localeCompare(a.countsFrom) || b.version - a.version)[0] ?? null
}
