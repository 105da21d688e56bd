import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import BoxEntryCard from '@/components/BoxEntryCard.vue'
import BoxForm from '@/components/BoxForm.vue'
import UnsentAnswer from '@/desk/box/UnsentAnswer.vue'
import { leftText, waitingLines } from '@/desk/box/words'
import { i18n } from '@/i18n'
import { emptyDraft, missing, sent, type BoxEntry } from '@/lib/box'
import { keepDraft } from '@/lib/drafts'
import { useSession } from '@/stores/session'

const entry: BoxEntry = {
  entry: 'e1',
  version: 2,
  receipt: '2026-0007',
  mine: true,
  kind: 'suggestion',
  area: 'party-life',
  text: '建议放在周末。',
  member: null,
  name: null,
  contact: null,
  onPaper: false,
  about: null,
  aboutName: null,
  concernsLeader: false,
  shielded: false,
  state: 'answered',
  organisation: null,
  organisationName: null,
  wording: null,
  filedAt: '2026-03-10T02:00:00Z',
  due: null,
  daysLeft: null,
  overdue: false,
  news: false,
  extended: false,
  contentUntil: '2026-03-24',
  publication: null,
  steps: [{ kind: 'answered', at: '2026-03-12T02:00:00Z', by: 'office', name: null, organisationName: null, day: '2026-03-24', text: '每季度一次。' }],
  mayHandOver: false,
  mayReturn: false,
  mayExtend: false,
  mayAnswer: false,
  mayReopen: true,
  mayWithdraw: false,
}
const offered = { entries: 0, most: 5, daysToAcknowledge: 2, daysToAnswer: 10, organisations: [{ organisation: 'o1', name: '第一党支部' }] }
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const fetched = vi.fn<typeof fetch>()

function global() {
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSession()
  session.state = 'signed-in'
  session.who = { signedIn: true, id: 'r1', roles: ['resident'] } as typeof session.who
  return { plugins: [i18n, pinia, createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<i />' } }] })] }
}
const form = () => mount(BoxForm, { global: global(), props: { form: offered }, attachTo: document.body })

beforeEach(() => {
  localStorage.clear()
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => vi.unstubAllGlobals())

describe('what is written into the box', () => {
  it('is sent as the service takes it', () => {
    expect(sent({ ...emptyDraft(), area: 'other', text: ' 你好 ', concernsLeader: true, contact: ' ' })).toEqual({
      kind: 'suggestion',
      area: 'other',
      text: '你好',
      about: null,
      concernsLeader: false,
      shielded: false,
      contact: null,
    })
  })

  it('says first what is missing', () => {
    expect(missing(emptyDraft())).toEqual(['area', 'text'])
    expect(missing({ ...emptyDraft(), area: 'other', text: 'x' })).toEqual([])
  })

  it('is not sent while something is missing, and is told which', async () => {
    const shown = form()
    await shown.find('form').trigger('submit')

    expect(fetched).not.toHaveBeenCalled()
    expect(shown.text()).toContain('请选择是哪一方面')
    expect(shown.find('textarea').attributes('aria-invalid')).toBe('true')
    shown.unmount()
  })

  it('survives a reload, and ends with a number', async () => {
    const first = form()
    await first.find('select').setValue('services')
    await first.find('textarea').setValue('路灯坏了。')
    first.unmount()
    const second = form()

    expect(second.text()).toContain('已恢复上次没有提交的内容')
    fetched.mockResolvedValue(answer(201, { id: 'e1', receipt: '2026-0007', acknowledgeBy: '2026-03-12', due: '2026-03-24' }))
    await second.find('form').trigger('submit')
    await flushPromises()
    expect(second.text()).toContain('已收到，编号 2026-0007')
    expect(second.emitted('written')).toHaveLength(1)
    expect(localStorage.length).toBe(0)
    second.unmount()
  })

  it('is sent again with the same key where no answer came', async () => {
    const shown = form()
    await shown.find('select').setValue('services')
    await shown.find('textarea').setValue('路灯坏了。')
    fetched.mockRejectedValueOnce(new TypeError('away'))
    await shown.find('form').trigger('submit')
    await flushPromises()

    expect(shown.text()).toContain('没有收到应答')
    fetched.mockResolvedValue(answer(201, { id: 'e1', receipt: '2026-0007', acknowledgeBy: '2026-03-12', due: '2026-03-24' }))
    await shown.find('form').trigger('submit')
    await flushPromises()
    const keys = fetched.mock.calls.map(([, init]) => (init!.headers as Record<string, string>)['Idempotency-Key'])
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    shown.unmount()
  })

  it('is not offered to who has as many as there may be', () => {
    const shown = mount(BoxForm, { global: global(), props: { form: { ...offered, entries: 5 } } })

    expect(shown.find('form').exists()).toBe(false)
    expect(shown.text()).toContain('每人最多 5 件')
  })
})

describe('one of my entries', () => {
  it('shows the answer and until when one may say that one is not content', () => {
    const shown = mount(BoxEntryCard, { global: global(), props: { one: entry } })

    expect(shown.text()).toContain('每季度一次。')
    expect(shown.text()).toContain('2026年3月24日 前可以提出一次')
    expect(shown.text()).not.toContain('撤回')
  })

  it('sends with the version that was seen, and is read anew where somebody was faster', async () => {
    const shown = mount(BoxEntryCard, { global: global(), props: { one: entry } })
    await shown.find('button').trigger('click')
    await shown.find('textarea').setValue('太少。')
    fetched.mockResolvedValue(answer(412, { type: 'urn:sanwei:refusal:stale', detail: '已有变动。' }))
    await shown.find('form').trigger('submit')
    await flushPromises()

    expect((fetched.mock.calls[0]![1]!.headers as Record<string, string>)['If-Match']).toBe('"2"')
    expect(shown.emitted('changed')).toHaveLength(1)
    expect(shown.find('textarea').element.value).toBe('太少。')
  })

  it('is withdrawn only when one is sure', async () => {
    const shown = mount(BoxEntryCard, { global: global(), props: { one: { ...entry, state: 'filed', mayReopen: false, mayWithdraw: true } } })
    await shown.find('button').trigger('click')

    expect(fetched).not.toHaveBeenCalled()
    fetched.mockResolvedValue(answer(200, {}))
    await shown.findAll('button').find((one) => one.text() === '确定撤回')!.trigger('click')
    await flushPromises()
    expect(shown.emitted('changed')).toHaveLength(1)
  })
})

describe('an answer that was typed while somebody else answered', () => {
  const typed = (text: string) => {
    const given = global()
    keepDraft('r1', 'box/e1/answer', { values: { text }, at: Date.now(), attempt: null })
    return mount(UnsentAnswer, { global: given, props: { one: entry } })
  }

  it('is still there to be read, until it is thrown away', async () => {
    const shown = typed('我的答复。')

    expect(shown.text()).toContain('我的答复。')
    await shown.find('button').trigger('click')
    expect(shown.text()).toBe('')
    expect(localStorage.length).toBe(0)
  })

  it('is forgotten where it is the one that arrived', () => {
    expect(typed('每季度一次。').text()).toBe('')
    expect(localStorage.length).toBe(0)
  })
})

describe('what waits at the desk', () => {
  it('says what is late first, and how long the next one has', () => {
    const lines = waitingLines({ toAcknowledge: 2, toAnswer: 3, overdue: 1, daysLeft: 2 })

    expect(lines.map((line) => line.count)).toEqual([1, 2, 3])
    expect(lines[0]!.urgent).toBe(true)
    expect(lines[1]!.text).toContain('还有 2 天')
    expect(lines[2]!.text).not.toContain('天')
    expect(waitingLines({ toAcknowledge: 0, toAnswer: 1, overdue: 0, daysLeft: 0 })[2]).toMatchObject({ urgent: true, text: '意见箱：待答复，最近的一件今天到期' })
  })

  it('is said in days', () => {
    expect(leftText({ due: '2026-03-24', daysLeft: -2 })).toBe('2026-03-24（逾期 2 天）')
    expect(leftText({ due: '2026-03-24', daysLeft: 0 })).toBe('2026-03-24（今天到期）')
    expect(leftText({ due: null, daysLeft: null })).toBeNull()
  })
})
