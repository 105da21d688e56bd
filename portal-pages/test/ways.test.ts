import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Ways } from '@/api/types'
import WaysCard from '@/components/WaysCard.vue'
import { i18n } from '@/i18n'

const known: Ways = {
  member: 'm',
  cycle: '2026',
  total: '88.00',
  next: { code: 'three-stars', label: '三星', stars: 3, from: '90.00', missing: '2.00', unmet: [] },
  oneMore: [
    { rule: 'reading', label: '阅读文章', micro: 'platform', brings: '0.00', grade: null, reason: '每天最多得 2 分，已满' },
    { rule: 'theme-day', label: '参加主题党日', micro: 'points', brings: '5.00', grade: null, reason: '每次得 5 分' },
    { rule: 'wish', label: '完成微心愿', micro: 'wish', brings: '10.00', grade: null, reason: '每次得 10 分' },
  ],
  ways: [{ rule: 'theme-day', label: '参加主题党日', micro: 'points', times: 1, reached: '2026-11-22' }],
}

const answer = (status: number, body: unknown) =>
  vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))

const card = async () => {
  const mounted = mount(WaysCard, { global: { plugins: [i18n, createPinia()] }, props: { cycle: '2026', total: '88.00' } })
  await flushPromises()
  return mounted
}

afterEach(() => vi.unstubAllGlobals())

describe('what still brings points', () => {
  it('names the nearest way to the next star, and what brings most first', async () => {
    vi.stubGlobal('fetch', answer(200, known))
    const text = (await card()).text()

    expect(text).toContain('离三星最近的办法')
    expect(text).toContain('参加主题党日 1 次')
    expect(text).toMatch(/完成微心愿.*\+10.*参加主题党日.*\+5/s)
  })

  it('keeps what brings nothing now apart, with the reason', async () => {
    vi.stubGlobal('fetch', answer(200, known))
    const details = (await card()).find('details')

    expect(details.text()).toContain('暂不加分的 1 项')
    expect(details.text()).toContain('已满')
  })

  it('says so when nothing brings points any more', async () => {
    vi.stubGlobal('fetch', answer(200, { ...known, next: null, oneMore: [], ways: [] }))

    expect((await card()).text()).toContain('都不再加分')
  })

  it('offers to ask again when there was no answer', async () => {
    vi.stubGlobal('fetch', answer(503, { title: 'away', status: 503 }))
    const mounted = await card()
    expect(mounted.find('[role=alert], button').exists()).toBe(true)

    vi.stubGlobal('fetch', answer(200, known))
    await mounted.find('button').trigger('click')
    await flushPromises()
    expect(mounted.text()).toContain('离三星最近的办法')
  })
})
