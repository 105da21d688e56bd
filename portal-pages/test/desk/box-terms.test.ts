import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { areas } from '@/desk/areas'
import type { BoxTerms } from '@/desk/box/api'
import TermsForm from '@/desk/box/TermsForm.vue'
import { texts } from '@/desk/texts'
import { i18n } from '@/i18n'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...Object.fromEntries(areas.map((area) => [area.id, area.texts])) } })

const terms: BoxTerms = {
  version: 1,
  acknowledge: 2,
  answer: 10,
  extension: 10,
  reopen: 10,
  setAt: null,
  bounds: { acknowledge: { least: 1, most: 5 }, answer: { least: 3, most: 30 }, extension: { least: 1, most: 20 }, reopen: { least: 5, most: 30 } },
  history: [],
}
const theirs = { ...terms, version: 2, answer: 15 }
let sent: { version: string | null; days: unknown }[]
let answers: { status: number; body: unknown }[]
const shown: VueWrapper[] = []

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  sent = []
  answers = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push({ version: new Headers(init.headers).get('If-Match'), days: JSON.parse(String(init.body)) })
    const { status, body } = answers.shift()!
    return new Response(JSON.stringify(body), { status })
  })
})
afterEach(() => {
  shown.splice(0).forEach((one) => one.unmount())
  vi.unstubAllGlobals()
})

async function save(answer: string): Promise<VueWrapper> {
  const page = mount(TermsForm, { global: { plugins: [i18n] }, props: { terms }, attachTo: document.body }) as unknown as VueWrapper
  shown.push(page)
  await page.findAll('input')[1]!.setValue(answer)
  await page.get('form').trigger('submit')
  await flushPromises()
  return page
}

describe('the days of the box', () => {
  it('are sent as numbers, with the version that was seen', async () => {
    answers = [{ status: 200, body: { version: 2 } }]
    const page = await save('7')

    expect(sent).toEqual([{ version: '"1"', days: { acknowledge: 2, answer: 7, extension: 10, reopen: 10 } }])
    expect(page.text()).toContain('期限已保存')
  })

  it.each(['', '2', '31', '1.5', 'x'])('are not sent as "%s": the field says what may be promised', async (text) => {
    const page = await save(text)

    expect(sent).toEqual([])
    expect(page.text()).toContain('请填 3 到 30 的整数。')
  })

  it('are put beside what a colleague said meanwhile, and kept over his with his version', async () => {
    answers = [
      { status: 412, body: { type: 'urn:sanwei:refusal:stale-version', detail: '已有人改过期限。', current: theirs } },
      { status: 200, body: { version: 3 } },
    ]
    await save('7')
    expect(document.body.textContent).toMatch(/15 个工作日.*7 个工作日/s)

    const mine = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === '以我的为准')!
    mine.click()
    await flushPromises()
    expect(sent[1]).toEqual({ version: '"2"', days: { acknowledge: 2, answer: 7, extension: 10, reopen: 10 } })
  })
})
