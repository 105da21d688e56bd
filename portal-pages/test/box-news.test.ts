import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import AppHeader from '@/components/AppHeader.vue'
import BoxNotices from '@/components/BoxNotices.vue'
import { i18n } from '@/i18n'
import BoxPage from '@/pages/BoxPage.vue'
import type { BoxNews } from '@/lib/box'
import { useSession } from '@/stores/session'

const answered: BoxNews = { entry: 'e1', receipt: '2026-0007', state: 'answered', kind: 'answered', at: '2026-03-20T02:00:00Z', due: null, overdue: false, contentUntil: '2026-04-03' }
const late: BoxNews = { entry: 'e2', receipt: '2026-0003', state: 'filed', kind: null, at: null, due: '2026-03-12', overdue: true, contentUntil: null }
const own = { entry: 'e1', version: 3, receipt: '2026-0007', mine: true, kind: 'suggestion', area: 'other', text: '路灯坏了。', filedAt: '2026-03-10T02:00:00Z', state: 'answered', due: null, overdue: false, news: true, steps: [], shielded: false, publication: null, aboutName: null, mayReopen: false, mayWithdraw: false }

let news: BoxNews[]
let sent: { path: string; body: unknown }[]
let away: boolean

function signedIn(roles: string[]) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSession()
  session.state = 'signed-in'
  session.who = { signedIn: true, id: 'r1', roles } as typeof session.who
  return { plugins: [i18n, pinia, createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })] }
}

beforeEach(() => {
  news = [answered, late]
  sent = []
  away = false
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'POST') sent.push({ path, body: JSON.parse(String(init.body)) })
    if (away) return new Response('{}', { status: 503 })
    if (path.endsWith('/seen')) news = []
    const found: Record<string, unknown> = {
      '/api/points/box/news': { items: news, next: null },
      '/api/points/box/form': { entries: 0, most: 5, daysToAcknowledge: 1, daysToAnswer: 7, organisations: [] },
      '/api/points/box/mine': { items: [own], next: null },
    }
    return new Response(JSON.stringify(found[path.split('?')[0]!] ?? {}), { status: 200 })
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('what came of one’s entries in the box', () => {
  it('is counted beside the name of the box, in words for who hears the page', async () => {
    const header = mount(AppHeader, { global: signedIn(['resident']) })
    await flushPromises()

    expect(header.get('a[href="/box"]').text()).toMatch(/意见.*2.*2 件有新进展/s)
  })

  it('is not asked for by who writes nothing into it, and leaves no mark where there is none', async () => {
    const header = mount(AppHeader, { global: signedIn(['township-office']) })
    await flushPromises()
    expect(header.find('.mark').exists()).toBe(false)

    news = []
    const another = mount(AppHeader, { global: signedIn(['member']) })
    await flushPromises()
    expect(another.find('.mark').exists()).toBe(false)
  })

  it('is said with number and day where one starts: an answer, and a day that passed', async () => {
    const notices = mount(BoxNotices, { global: signedIn(['resident']) })
    await flushPromises()

    expect(notices.text()).toMatch(/已有答复.*2026-0007.*4月3日/s)
    expect(notices.text()).toMatch(/过了期限（2026年3月12日）.*2026-0003/s)
  })

  it('is nothing on a page whose service is away', async () => {
    away = true
    const notices = mount(BoxNotices, { global: signedIn(['resident']) })
    await flushPromises()

    expect(notices.text()).toBe('')
  })

  it('is no news any more when the box was looked at, in the version that was shown', async () => {
    const global = signedIn(['resident'])
    const header = mount(AppHeader, { global })
    const page = mount(BoxPage, { global })
    await flushPromises()
    await flushPromises()

    expect(sent).toEqual([{ path: '/api/points/box/seen', body: { entries: [{ entry: 'e1', version: 3 }] } }])
    expect(page.text()).toContain('新进展')
    expect(page.text()).toContain('1 个工作日内受理，7 个工作日内答复')
    expect(header.find('.mark').exists()).toBe(false)
  })
})
