import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { areas } from '@/desk/areas'
import { texts } from '@/desk/texts'
import { i18n } from '@/i18n'

/** What the tests of the award's pages share: services that answer as they are told, and pages shown over them. */
i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...Object.fromEntries(areas.map((area) => [area.id, area.texts])) } })
export const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<div/>' } }] })
export const grades = [
  { code: 'two-stars', label: '二星', stars: 2 },
  { code: 'one-star', label: '一星', stars: 1 },
  { code: 'none', label: '未评星', stars: 0 },
]

/** What was sent to each address, and what is answered. */
export const town = {
  sent: [] as { path: string; body: Record<string, unknown> }[],
  answers: {} as Record<string, () => { status?: number; body: unknown }>,
}
const mounted: VueWrapper[] = []
export const leave = (): void => mounted.splice(0).forEach((wrapper) => wrapper.unmount())

/** Before and after each test of a file: nothing is left of the one before. */
export function inTown(): void {
  beforeEach(() => {
    setActivePinia(createPinia())
    localStorage.clear()
    town.sent = []
    town.answers = {}
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      if (init.method === 'POST') town.sent.push({ path, body: JSON.parse(String(init.body)) as Record<string, unknown> })
      const plain = path.split('?')[0]!
      const answer = (town.answers[`${init.method} ${plain}`] ?? town.answers[plain])?.() ?? { status: 404, body: {} }
      return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 })
    })
  })
  afterEach(() => {
    leave()
    vi.unstubAllGlobals()
  })
}

export function show(component: unknown, props: Record<string, unknown>, pinia: Pinia = createPinia()): VueWrapper {
  const wrapper = mount(component as never, { global: { plugins: [i18n, pinia, router] }, props, attachTo: document.body } as never) as unknown as VueWrapper
  mounted.push(wrapper)
  return wrapper
}
