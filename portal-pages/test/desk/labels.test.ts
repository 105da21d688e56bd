import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { areas } from '@/desk/areas'
import type { Township } from '@/desk/accounts/accounts'
import TownshipLabels from '@/desk/accounts/TownshipLabels.vue'
import { texts } from '@/desk/texts'
import { i18n } from '@/i18n'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...Object.fromEntries(areas.map((area) => [area.id, area.texts])) } })

const township = { township: 'yunxi', labels: { office: '组织办', board: '星级公示栏' }, labelsVersion: 3 } as unknown as Township
const stale = { type: 'urn:sanwei:refusal:stale-version', detail: '已有人改过称呼。', current: { labels: { office: '党群办', board: '光荣榜' }, version: 4 } }
let sent: { version: string | null; labels: Record<string, string> }[]
let answers: { status: number; body: unknown }[]
const shown: VueWrapper[] = []

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  sent = []
  answers = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push({ version: new Headers(init.headers).get('If-Match'), labels: (JSON.parse(String(init.body)) as { labels: Record<string, string> }).labels })
    const { status, body } = answers.shift()!
    return new Response(JSON.stringify(body), { status })
  })
})
afterEach(() => {
  shown.splice(0).forEach((one) => one.unmount())
  vi.unstubAllGlobals()
})

function open(): VueWrapper {
  const page = mount(TownshipLabels, { global: { plugins: [i18n] }, props: { township }, attachTo: document.body }) as unknown as VueWrapper
  shown.push(page)
  return page
}
const office = (page: VueWrapper) => page.findAll('input')[3]!
async function save(page: VueWrapper, text: string): Promise<void> {
  await office(page).setValue(text)
  await page.get('form').trigger('submit')
  await flushPromises()
}
async function press(text: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text)
  expect(button, text).toBeDefined()
  button!.click()
  await flushPromises()
}

describe('what a township calls things', () => {
  it('is sent with the version that was seen, and with the words that have no field', async () => {
    answers = [{ status: 200, body: { id: 'yunxi', version: 4 } }]
    const page = open()
    await save(page, '党群办')

    expect(sent).toEqual([{ version: '"3"', labels: { office: '党群办', board: '星级公示栏' } }])
    expect(page.text()).toContain('称呼已保存。')
  })

  it('is sent the next time with the version that came of the first', async () => {
    answers = [
      { status: 200, body: { id: 'yunxi', version: 4 } },
      { status: 200, body: { id: 'yunxi', version: 5 } },
    ]
    const page = open()
    await save(page, '党群办')
    await save(page, '组织科')

    expect(sent.map((one) => one.version)).toEqual(['"3"', '"4"'])
  })

  it('is put beside what somebody else said meanwhile, and nothing typed is lost', async () => {
    answers = [{ status: 412, body: stale }]
    const page = open()
    await save(page, '组织科')

    expect(document.body.textContent).toMatch(/组织办.*党群办.*组织科/s)
    expect((office(page).element as HTMLInputElement).value).toBe('组织科')
    page.unmount()
    shown.length = 0
    expect((office(open()).element as HTMLInputElement).value).toBe('组织科')
  })

  it('is kept over the other one’s with his version, and his words without a field stay', async () => {
    answers = [
      { status: 412, body: stale },
      { status: 200, body: { id: 'yunxi', version: 5 } },
    ]
    await save(open(), '组织科')
    await press('以我的为准')

    expect(sent[1]).toEqual({ version: '"4"', labels: { office: '组织科', board: '光荣榜' } })
  })

  it('gives way to the other one’s where one says so', async () => {
    answers = [{ status: 412, body: stale }]
    const page = open()
    await save(page, '组织科')
    await press('采用对方的')

    expect((office(page).element as HTMLInputElement).value).toBe('党群办')
    expect(page.emitted('changed')).toHaveLength(1)
    expect(sent).toHaveLength(1)
  })

  it('asks nothing where the other one changed other words', async () => {
    answers = [
      { status: 412, body: { ...stale, current: { labels: { office: '组织科', board: '光荣榜' }, version: 4 } } },
      { status: 200, body: { id: 'yunxi', version: 5 } },
    ]
    const page = open()
    await save(page, '组织科')

    expect(sent[1]).toEqual({ version: '"4"', labels: { office: '组织科', board: '光荣榜' } })
    expect(page.text()).toContain('称呼已保存。')
  })
})
