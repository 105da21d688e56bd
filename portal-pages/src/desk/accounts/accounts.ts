import { get, post } from '@/api/http'
import type { Paged } from '@/api/types'

export interface Designation {
  since: string
  name: string
  countyName: string
  code: string
  setAt: string
}

export interface Township {
  township: string
  county: string
  name: string
  countyName: string
  code: string
  since: string
  labels: Record<string, string>
  registeredAt: string
  designations: Designation[] | null
  version: number | null
  labelsVersion: number | null
}

/** What a township calls things, by the platform's own word. */
export interface Labels {
  labels: Record<string, string>
  version: number
}

export type AccountState = 'waiting' | 'open' | 'closed'

export interface OfficeAccount {
  account: string
  name: string
  role: 'township-office' | 'social-worker' | 'county'
  userName: string
  state: AccountState
  closed: boolean
  codeUntil: string | null
  signedIn: boolean
  /** Why the account is not as it shall be, in words. */
  refused: string | null
}

export interface MemberAccount {
  account: string | null
  member: string
  name: string | null
  organisation: string
  organisationName: string
  posts: string[]
  userName: string | null
  state: AccountState
  codeMadeAt: string | null
  codeMadeBy: string | null
  codeUntil: string | null
  signedIn: boolean
}

/** What goes on a slip of paper. */
export interface LoginCode {
  account: string
  member: string | null
  name: string | null
  organisationName: string | null
  userName: string
  code: string
  until: string
}

/** Where somebody works who is on no roster. */
export interface Office {
  of: 'townships' | 'counties'
  id: string
}

/** A member whose account is not as the roster says, because the sign-in service refuses it. */
export interface RefusedAccount {
  member: string
  name: string | null
  organisationName: string | null
  fault: string
  reason: string
  since: string
  attempts: number
  nextAttempt: string | null
}

const at = (township: string): string => `/api/points/townships/${encodeURIComponent(township)}`
const page = (cursor: string | null): string => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '')

export const townships = (signal: AbortSignal) => get<Paged<Township>>('/api/points/townships', signal)
export const township = (id: string, signal: AbortSignal) => get<Township>(at(id), signal)
export const register = (body: object, key: string) => post<{ id: string }>('/api/points/townships', body, key)
export const designate = (id: string, body: object, key: string, version?: number) =>
  post(`${at(id)}/designations`, body, key, version === undefined ? {} : { version })
export const label = (id: string, { labels, version }: Labels, key: string) => post<{ version: number }>(`${at(id)}/labels`, { labels }, key, { version })

const accountsOf = ({ of, id }: Office): string => `/api/points/${of}/${encodeURIComponent(id)}/accounts`
export const officeAccounts = (office: Office, signal: AbortSignal) => get<Paged<OfficeAccount>>(accountsOf(office), signal)
export const openOffice = (office: Office, body: object, key: string) => post(accountsOf(office), body, key)
export const closeOffice = (office: Office, account: string, key: string) => post(`${accountsOf(office)}/${account}/closing`, {}, key)
export const reopenOffice = (office: Office, account: string, key: string) => post(`${accountsOf(office)}/${account}/reopening`, {}, key)
/** Everybody's account is compared with the roster, and mended where it differs. */
export const compareAccounts = (id: string, key: string) => post<{ accounts: number }>(`${at(id)}/accounts/comparison`, {}, key)
export const officeCode = (office: Office, account: string, key: string) =>
  post<{ items: LoginCode[] }>(`${accountsOf(office)}/${account}/codes`, {}, key)

export const refusedAccounts = (cursor: string | null, signal?: AbortSignal) =>
  get<Paged<RefusedAccount>>(`/api/points/accounts/refused?limit=200${page(cursor)}`, signal)
export const tryAgain = (key: string) => post<{ tickets: number }>('/api/points/accounts/refused/attempts', {}, key)

export const memberAccounts = (organisation: string, cursor: string | null, signal: AbortSignal) =>
  get<Paged<MemberAccount>>(`/api/points/accounts?organisation=${organisation}&limit=200${page(cursor)}`, signal)
export const memberCodes = (members: string[], key: string) => post<{ items: LoginCode[] }>('/api/points/accounts/codes', { members }, key)
