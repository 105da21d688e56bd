import { get, post } from './http'
import type {
  Article,
  ArticleSummary,
  Board,
  BoardPeriod,
  CountyOverview,
  Entry,
  FinishedReading,
  OwnQuarter,
  OwnQuarterSheet,
  Paged,
  Session,
  Standing,
  StartedReading,
  Township,
  Ways,
} from './types'

export const query = (values: Record<string, string | null | undefined>): string => {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

export const session = (): Promise<Session> => get('/session')

export const townships = async (signal?: AbortSignal): Promise<Township[]> =>
  (await get<{ items: Township[] }>('/api/points/public/townships', signal)).items

export const boardPeriods = async (township: string, signal?: AbortSignal): Promise<BoardPeriod[]> =>
  (await get<{ boards: BoardPeriod[] }>(`/api/rating/public/boards/${township}`, signal)).boards

export const board = (township: string, cycle: string, signal?: AbortSignal): Promise<Board> =>
  get(`/api/rating/public/boards/${township}/${cycle}`, signal)

export const myStanding = (cycle: string | null, signal?: AbortSignal): Promise<Standing> =>
  get(`/api/rating/standings/me${query({ cycle })}`, signal)

export const myWays = (signal?: AbortSignal): Promise<Ways> => get('/api/rating/standings/me/ways', signal)

export const myEntries = (cycle: string | null, cursor: string | null, signal?: AbortSignal): Promise<Paged<Entry>> =>
  get(`/api/rating/ledgers/me${query({ cycle, cursor, limit: '50' })}`, signal)

export const myQuarterSheets = async (signal?: AbortSignal): Promise<OwnQuarterSheet[]> =>
  (await get<Paged<OwnQuarterSheet>>('/api/points/quarter-sheets/me', signal)).items

export const myQuarters = async (cycle: string, signal?: AbortSignal): Promise<OwnQuarter[]> =>
  (await get<Paged<OwnQuarter>>(`/api/rating/quarters/me${query({ cycle })}`, signal)).items

export const seenQuarterSheet = (sheet: OwnQuarterSheet, key: string): Promise<unknown> =>
  post(`/api/points/branches/${sheet.organisation}/quarter-sheets/${sheet.cycle}/${sheet.quarter}/acknowledge`, {}, key)

export const articles = (cursor: string | null, signal?: AbortSignal): Promise<Paged<ArticleSummary>> =>
  get(`/api/points/articles${query({ cursor })}`, signal)

export const article = (id: string, signal?: AbortSignal): Promise<Article> => get(`/api/points/articles/${id}`, signal)

export const startReading = (id: string, key: string): Promise<StartedReading> =>
  post(`/api/points/articles/${id}/readings`, {}, key)

export const finishReading = (reading: string, key: string): Promise<FinishedReading> =>
  post(`/api/points/readings/${reading}/finish`, {}, key)

export const countyOverview = (signal?: AbortSignal): Promise<CountyOverview> => get('/api/rating/county/overview', signal)

export const streamAddress = '/api/rating/stream'
