import { i18n } from '@/i18n'
import type { WaitingLine, WaitingSource } from '../area'
import { activities, type Activity, type State } from './api'

/** Older than this, what is over should have been closed. */
const patienceMs = 7 * 24 * 3_600_000
/** Bounds the question; beyond it the figure on the start page is a lower one. */
const mostPages = 5

async function all(filter: { state: State; over?: boolean }, signal: AbortSignal): Promise<Activity[]> {
  const found: Activity[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const answer: { items: Activity[]; next: string | null } = await activities(filter, cursor, signal)
    found.push(...answer.items)
    cursor = answer.next
    if (cursor === null) break
  }
  return found
}

/** One is opened at once, several as a list. */
function line(found: Activity[], what: keyof typeof words, list: string, one: (id: string) => string, urgent = false): WaitingLine {
  const { t } = i18n.global
  const [first] = found
  return found.length === 1 && first
    ? { text: t('desk.activities.waiting.one', { what: t(words[what]), title: first.title }), count: 1, to: one(first.id), urgent }
    : { text: t(words[what]), count: found.length, to: list, urgent }
}

const words = {
  filed: 'desk.activities.waiting.filed',
  returned: 'desk.activities.waiting.returned',
  ready: 'desk.activities.waiting.ready',
  over: 'desk.activities.waiting.over',
} as const
const listOf = (state: State): string => `/desk/activities?state=${encodeURIComponent(i18n.global.t(`desk.activities.state.${state}`))}`
const page = (id: string): string => `/desk/activities/${id}`

export const waiting: readonly WaitingSource[] = [
  {
    id: 'activities-filed',
    title: words.filed,
    roles: ['township-office'],
    load: async (signal) => [line(await all({ state: 'filed' }, signal), 'filed', listOf('filed'), page)],
  },
  {
    id: 'activities-returned',
    title: words.returned,
    roles: ['branch-secretary'],
    load: async (signal) => [line(await all({ state: 'returned' }, signal), 'returned', listOf('returned'), (id) => `${page(id)}/complete`)],
  },
  {
    id: 'activities-over',
    title: words.over,
    roles: ['branch-secretary'],
    load: async (signal) => {
      const found = [...(await all({ state: 'published', over: true }, signal)), ...(await all({ state: 'acknowledged', over: true }, signal))]
      const urgent = found.some((one) => Date.parse(one.endsAt) < Date.now() - patienceMs)
      return [line(found, 'over', '/desk/activities?over=true', (id) => `${page(id)}/attendance`, urgent)]
    },
  },
  {
    id: 'activities-ready',
    title: words.ready,
    roles: ['branch-secretary'],
    load: async (signal) => {
      const coming = (await all({ state: 'acknowledged' }, signal)).filter((one) => Date.parse(one.endsAt) > Date.now())
      return [line(coming, 'ready', listOf('acknowledged'), page)]
    },
  },
]
