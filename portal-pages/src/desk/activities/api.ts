import { get, post } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'

export const states = ['filed', 'returned', 'acknowledged', 'published', 'closed'] as const
export type State = (typeof states)[number]
export const marks = ['present', 'leave', 'late', 'absent', 'made-up'] as const
export type Mark = (typeof marks)[number]
export type Expects = 'everyone' | 'committee' | 'group' | 'volunteers'

/** Whom each kind may expect; the first unless the filing says otherwise. The service decides. */
export const kinds = {
  'members-meeting': ['everyone'],
  'branch-committee': ['committee'],
  'group-meeting': ['group'],
  'party-lecture': ['everyone', 'committee'],
  'theme-day': ['everyone', 'volunteers'],
  'organisational-life': ['everyone', 'committee'],
  training: ['everyone', 'committee', 'volunteers'],
  'volunteer-service': ['volunteers'],
} as const satisfies Record<string, readonly Expects[]>
export type Kind = keyof typeof kinds

export interface Activity {
  id: string
  organisation: string
  kind: Kind
  theme?: string
  title: string
  place: string
  startsAt: string
  endsAt: string
  expects: Expects
  state: State
}

export interface Counts {
  expected: number
  present: number
  late: number
  leave: number
  absent: number
  madeUp: number
  unmarked: number
}

export interface ActivityDetail extends Activity {
  content: string
  leaderNote?: string
  returnReason?: string
  counts: Counts
}

export interface SheetLine {
  member: string
  mark?: Mark
  route?: 'code' | 'hand'
  recordedAt?: string
  signedUp: boolean
  /** Not expected, and came: only his mark brings him here. */
  guest: boolean
}

/** Somebody of the township who was looked for by his name. */
export interface Person {
  member: string
  name: string
  organisationName: string
}

export interface Sheet {
  state: State
  version: number
  counts: Counts
  members: SheetLine[]
}

/** What is asked of a filing; times with their offset. */
export interface Filing {
  organisation?: string
  kind?: Kind
  theme?: string
  title: string
  content: string
  place: string
  startsAt: string
  endsAt: string
  expects?: Expects
  leaderNote?: string
}

export interface Done {
  id: string
  version: number
  state: State
  events: string[]
}

const base = '/api/activity/activities'
const pageSize = '200'

/** The longest list of marks that one command takes. */
export const mostMarks = 500

export const activities = (filter: { state?: State; over?: boolean }, cursor: string | null, signal?: AbortSignal): Promise<Paged<Activity>> =>
  get(`${base}${query({ led: 'true', state: filter.state, over: filter.over ? 'true' : null, cursor, limit: pageSize })}`, signal)

export const activity = (id: string, signal?: AbortSignal): Promise<ActivityDetail> => get(`${base}/${id}`, signal)
export const sheet = (id: string, signal?: AbortSignal): Promise<Sheet> => get(`${base}/${id}/attendance`, signal)

export const file = (filing: Filing, key: string): Promise<Done> => post(base, filing, key)
export const complete = (id: string, filing: Filing, key: string): Promise<Done> => post(`${base}/${id}/completion`, filing, key)
export const acknowledge = (id: string, key: string): Promise<Done> => post(`${base}/${id}/acknowledgement`, {}, key)
export const giveBack = (id: string, reason: string, key: string): Promise<Done> => post(`${base}/${id}/return`, { reason }, key)
export const publish = (id: string, key: string): Promise<Done> => post(`${base}/${id}/publication`, {}, key)
export const close = (id: string, key: string): Promise<Done> => post(`${base}/${id}/close`, {}, key)
export const record = (id: string, list: { member: string; mark: Mark }[], version: number, key: string): Promise<Done> =>
  post(`${base}/${id}/attendance`, { marks: list }, key, { version })
export const people = async (name: string, on: string, signal?: AbortSignal): Promise<Person[]> => (await get<Paged<Person>>(`/api/points/people${query({ name, on })}`, signal)).items
export const withdraw = (id: string, member: string, version: number, key: string): Promise<Done> => post(`${base}/${id}/attendance/withdrawals`, { members: [member] }, key, { version })
