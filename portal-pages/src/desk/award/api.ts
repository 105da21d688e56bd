import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Grade, Paged } from '@/api/types'

/** What the pages of the award read and command. */
export interface Cycle {
  cycle: string
  state: 'open' | 'closed'
  version: number
  quartersClosed: number
  reopenings: { quarter: number | null; at: string; reason: string; by?: string }[]
  /** Whether what the closing froze has arrived. */
  heard: boolean
  days: { first: string; last: string; over: boolean; quarters: { quarter: number; last: string; over: boolean }[] } | null
}

export interface ClosingPreview {
  graded: number
  exempt: number
  grades: { grade: Grade; members: number }[]
  closed: { closedAt: string; hash: string; ruleBookVersion: number } | null
  quarters: { quarter: number; branches: number; closedAt: string }[]
  starless: Starless[]
  next: string | null
}

export interface Starless {
  member: string
  name: string | null
  organisation: string | null
  organisationName: string | null
  total: string
  grade: Grade
  toNext: string | null
  missing: string | null
  unmet: string[]
}

export interface Exemption {
  exemption: string
  member: string
  organisation: string
  cycle: string
  state: 'requested' | 'endorsed' | 'approved' | 'refused' | 'withdrawn' | 'revoked'
  reason: string
  requestedAt: string
  endorsedAt: string | null
  answer: string | null
  decidedAt: string | null
}

export interface ParkedFact {
  event: string
  type: string
  name: string | null
  reason: string
}

export interface ScoreSheet {
  sheet: string
  name: string
  onPaper: boolean
  mine: boolean
  score: string
  enteredAt: string
  corrections: number
}

export interface ScorePart {
  part: 'points-work' | 'year-end-target'
  stage: 'first-missing' | 'second-missing' | 'third-missing' | 'complete'
  score: string | null
  sheets: ScoreSheet[]
}

export interface ScoredBranch {
  organisation: string
  name: string
  level: string
  parts: ScorePart[]
  awarded: string | null
}

export interface BranchScores {
  weighed: boolean
  declared: { apart: string; ofThree: 'nearest' | 'all' } | null
  branches: ScoredBranch[]
}

export interface Award {
  branch: string
  name: string
  members: number
  state: 'open' | 'recorded' | 'returned' | 'published' | 'awarded'
  recordedAt: string | null
  returnReason: string | null
  until: string | null
  over: boolean
  openObjections: number
}

export interface MeetingResult extends Pick<Award, 'branch' | 'state' | 'until' | 'openObjections' | 'returnReason'> {
  version: number
  grades: { member: string; grade: string; reason: string | null }[]
  objectionDays: number
  wouldEnd: string | null
  choices: Grade[]
  roster: { member: string; name: string; exempt: boolean }[]
}

export interface Ranked {
  member: string
  name: string | null
  organisation: string | null
  organisationName: string | null
  state: string
  total: string
  indicated: Grade
  exempt: boolean
}

export interface Objection {
  objection: string
  branch: string
  member: string
  objector: string | null
  text: string
  filedAt: string
  upheld: boolean | null
  grade: string | null
  answer: string | null
  answeredAt: string | null
  /** Whether the reader objected, himself or on paper. */
  mine: boolean
  onPaper: boolean
  withdrawnAt: string | null
  withdrawalRecorder: string | null
  /** Null where who objected took it back himself. */
  withdrawalDay: string | null
  withdrawalPaper: string | null
}

/** Holidays are days from Monday to Friday, worked ones Saturdays and Sundays: every other day follows its weekday. */
export interface Calendar {
  year: number
  revision: string
  holidays: string[]
  worked: string[]
}

/** What the board would show everybody of results that were handed in and not awarded yet. */
export interface BoardPreview {
  cycle: string
  until: string
  masked: boolean
  branches: { branch: string; name: string; state: 'recorded' | 'published'; withoutStar: number; members: { member: string; name: string; grade: Grade }[] }[]
}

export interface BranchBoard {
  cycle: string
  mine: Grade | null
  branches: { organisation: string; name: string | null; grade: Grade }[]
  members: { member: string; name: string | null; organisation: string; organisationName: string | null; grade: Grade }[]
}

export const boardPreview = (cycle: string, signal?: AbortSignal): Promise<BoardPreview> => get(`/api/points/board-preview${query({ cycle })}`, signal)
export const branchBoard = (township: string, cycle: string, signal?: AbortSignal): Promise<BranchBoard> => get(`/api/rating/boards/${township}/${cycle}`, signal)
export const cycleOf = (cycle: string, signal?: AbortSignal): Promise<Cycle> => get(`/api/points/cycles/${cycle}`, signal)
export const closingPreview = (cycle: string, cursor: string | null, signal?: AbortSignal): Promise<ClosingPreview> =>
  get(`/api/rating/closing-preview${query({ cycle, cursor, limit: '100' })}`, signal)
export const exemptions = (cycle: string, cursor: string | null, signal?: AbortSignal): Promise<Paged<Exemption>> =>
  get(`/api/points/exemptions${query({ cycle, cursor, limit: '200' })}`, signal)
export const parkedFacts = (signal?: AbortSignal): Promise<Paged<ParkedFact>> => get('/api/rating/parked-facts?limit=50', signal)
export const branchScores = (cycle: string, signal?: AbortSignal): Promise<BranchScores> => get(`/api/points/branch-scores${query({ cycle })}`, signal)
export const awards = (cycle: string, signal?: AbortSignal): Promise<Paged<Award>> => get(`/api/points/awards${query({ cycle })}`, signal)
export const meetingResult = (branch: string, cycle: string, signal?: AbortSignal): Promise<MeetingResult> =>
  get(`/api/points/branches/${branch}/meeting-results/${cycle}`, signal)
export const objections = (cycle: string, cursor: string | null, signal?: AbortSignal): Promise<Paged<Objection>> =>
  get(`/api/points/objections${query({ cycle, cursor, limit: '200' })}`, signal)
export const calendar = (year: number, signal?: AbortSignal): Promise<Calendar> => get(`/api/points/calendars/${year}`, signal)

/** All pages of a list that one screen shows whole. */
export async function all<T>(page: (cursor: string | null) => Promise<Paged<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const found: Paged<T> = await page(cursor)
    items.push(...found.items)
    cursor = found.next
  } while (cursor !== null)
  return items
}

export const ranked = (cycle: string, organisation: string, signal?: AbortSignal): Promise<Ranked[]> =>
  all((cursor) => get(`/api/rating/rankings${query({ cycle, organisation, cursor, limit: '200' })}`, signal))

export interface Answered {
  id: string
  version: number
}
export const command = <T = Answered>(path: string, body: unknown, key: string): Promise<T> => post(`/api/points${path}`, body, key)
