import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import QuarterNotices from '@/components/QuarterNotices.vue'
import { areas } from '@/desk/areas'
import type { QuarterSheet, SheetLine } from '@/desk/quarters/api'
import BranchLedgerPage from '@/desk/quarters/BranchLedgerPage.vue'
import ExcelButton from '@/desk/quarters/ExcelButton.vue'
import FeedbackPanel from '@/desk/quarters/FeedbackPanel.vue'
import { among, hint, lastQuarter } from '@/desk/quarters/hints'
import SheetTable from '@/desk/quarters/SheetTable.vue'
import { toFeedBack } from '@/desk/quarters/waiting'
import { texts } from '@/desk/texts'
import { i18n } from '@/i18n'
import { useSession } from '@/stores/session'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...Object.fromEntries(areas.map((area) => [area.id, area.texts])) } })
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<div/>' } }] })
const pinia = createPinia()
const global = { plugins: [i18n, pinia, router], stubs: { teleport: true } }
const branch = { organisation: 'b1', parent: null, name: '第一党支部', level: 'branch', sector: null, from: '2020-01-01', members: 2 }

/** Answers by address; what is not there is refused as not found. */
function answering(answers: Record<string, unknown>) {
  const asked: { path: string; method: string; body: string | null }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, method: init.method ?? 'GET', body: (init.body as string | undefined) ?? null })
    const found = Object.entries(answers).find(([start]) => path.startsWith(start))
    return found
      ? new Response(JSON.stringify(found[1]), { status: 200 })
      : new Response(JSON.stringify({ type: 'urn:sanwei:refusal:not-found', detail: '没有找到。' }), { status: 404 })
  })
  return asked
}

const line = (more: Partial<SheetLine>): SheetLine => ({
  member: 'm1',
  name: '张卫国',
  rank: 1,
  total: '10.00',
  counts: null,
  grade: null,
  correction: null,
  byMicro: [{ micro: 'platform', label: '微平台', points: '10.00' }],
  exempt: false,
  toDate: { total: '57.00', grade: { code: 'none', label: '未评星', stars: 0 }, next: { label: '一星', missing: '3.00' }, near: true, below: true },
  entries: [{ on: '2026-07-02', rule: 'reading', label: '阅读', micro: 'platform', points: '1.00', reason: '每篇 1 分', afterClose: false }],
  ...more,
})
const sheet = (more: Partial<QuarterSheet>): QuarterSheet => ({
  organisation: 'b1',
  name: '第一党支部',
  quarter: '2026-3',
  cycle: '2026',
  number: 3,
  first: '2026-07-01',
  last: '2026-09-30',
  closed: { at: '2026-10-09T01:00:00Z', ruleBookVersion: 2, hash: '6e' },
  total: '10.00',
  correction: '0.00',
  byMicro: [],
  members: [line({}), line({ member: 'm2', name: '李志明' })],
  ...more,
})

beforeEach(() => setActivePinia(pinia))
afterEach(() => vi.unstubAllGlobals())

describe('what is said of somebody', () => {
  const at = (missing: string, near: boolean, below: boolean) =>
    hint(line({ toDate: { total: '1.00', grade: { code: 'x', label: '某', stars: 0 }, next: { label: '二星', missing }, near, below } }))

  it('is that he is near, with what is missing', () => expect(at('4.50', true, false)).toEqual({ key: 'nearTo', words: { label: '二星', points: '4.5' } }))
  it('is that only a condition is missing where the points are there', () => expect(at('0.00', true, false)?.key).toBe('nearUnmet'))
  it('is that he is below all bands', () => expect(at('20.00', false, true)?.key).toBe('belowAll'))
  it('is nothing for who is neither, and for who is exempt', () => {
    expect(at('9.00', false, false)).toBeNull()
    expect(hint(line({ toDate: null }))).toBeNull()
  })

  it('chooses whom the sheet shows', () => {
    const lines = [line({}), line({ member: 'm2', toDate: null })]
    expect(among(lines, 'everybody')).toHaveLength(2)
    expect(among(lines, 'near').map((one) => one.member)).toEqual(['m1'])
    expect(among(lines, 'below').map((one) => one.member)).toEqual(['m1'])
  })
})

it.each([
  ['2026-01-15', '2025', '4'],
  ['2026-04-01', '2026', '1'],
  ['2026-12-31', '2026', '3'],
])('the quarter that was over last on %s is %s-%s', (today, cycle, quarter) => expect(lastQuarter(today)).toEqual({ cycle, quarter }))

describe('the table of a quarter sheet', () => {
  it('opens the entries of one member below him, and closes them', async () => {
    const table = mount(SheetTable, { global, props: { members: [line({}), line({ member: 'm2', name: null, rank: null, exempt: true, toDate: null })] } })
    expect(table.text()).toContain('接近一星，还差 3 分')
    expect(table.text()).toContain('姓名暂时无法显示')
    expect(table.text()).toContain('免评')

    const first = table.get('button[aria-expanded]')
    await first.trigger('click')
    expect(first.attributes('aria-expanded')).toBe('true')
    expect(table.text()).toContain('每篇 1 分')
    await first.trigger('click')
    expect(table.text()).not.toContain('每篇 1 分')
  })

  it('has a column of corrections only where there are some', () => {
    expect(mount(SheetTable, { global, props: { members: [line({ correction: '0.00' })] } }).text()).not.toContain('结账后更正')
    expect(mount(SheetTable, { global, props: { members: [line({ correction: '2.00' })] } }).text()).toContain('+2')
  })
})

describe('handing a sheet back', () => {
  const panel = async (of: QuarterSheet) => {
    const wrapper = mount(FeedbackPanel, { global, props: { sheet: of, branch } })
    await flushPromises()
    return wrapper
  }

  it('waits for the close, and says so', async () => {
    const asked = answering({})
    expect((await panel(sheet({ closed: null }))).text()).toContain('结账后才能反馈')
    expect(asked).toEqual([])
  })

  it('is not offered for months that are no quarter of the township', async () => {
    answering({})
    expect((await panel(sheet({ cycle: null, number: null }))).text()).toContain('不能反馈')
  })

  it('shows who has seen it, and signs for one', async () => {
    const asked = answering({
      '/api/points/quarter-sheets': { items: [{ event: 'e', organisation: 'b1', cycle: '2026', quarter: 3, fedBackAt: '2026-10-10T01:00:00Z', supersededAt: null, members: 2, seen: 1 }], next: null },
      '/api/points/branches/b1/quarter-sheets/2026/3/readers': {
        items: [
          { member: 'm1', name: '张卫国', seenAt: '2026-10-11T01:00:00Z', onPaper: false },
          { member: 'm2', name: '李志明', seenAt: null, onPaper: null },
        ],
        next: null,
      },
      '/api/points/branches/b1/quarter-sheets/2026/3/acknowledge': { id: 'b1', version: 1, events: [] },
    })
    const shown = await panel(sheet({}))
    expect(shown.get('[role=status]').text()).toContain('1 / 2 人已阅')

    await shown.findAll('button').find((one) => one.text() === '代记签字：李志明')!.trigger('click')
    await flushPromises()
    expect(asked.find((one) => one.method === 'POST')).toMatchObject({ body: '{"onBehalfOf":"m2"}' })
  })
})

describe('the notice of a member', () => {
  const own = { organisation: 'b1', cycle: '2026', quarter: 3, firstDay: '2026-07-01', lastDay: '2026-09-30', fedBackAt: '2026-10-10T01:00:00Z', seenAt: null }

  it('has his own figures and says that he has seen them', async () => {
    const asked = answering({
      '/api/points/quarter-sheets/me': { items: [own], next: null },
      '/api/rating/quarters/me': { items: [{ cycle: '2026', quarter: 3, earned: '22.50', total: '72.50', grade: { code: 'ok', label: '达标', stars: 0 }, exempt: false, correction: '1.00' }], next: null },
      '/api/points/branches/b1/quarter-sheets/2026/3/acknowledge': { id: 'b1', version: 1, events: [] },
    })
    const notice = mount(QuarterNotices, { global })
    await flushPromises()
    expect(notice.text()).toContain('本季度得 22.5 分，季度计 72.5 分，达标，结账后更正 +1 分')

    await notice.get('button').trigger('click')
    await flushPromises()
    expect(asked.some((one) => one.method === 'POST')).toBe(true)
    expect(notice.find('article').exists()).toBe(false)
    expect(notice.get('details').text()).toContain('2026 年度第 3 季度')
  })

  it('stays, with the reason, where it could not be saved', async () => {
    answering({ '/api/points/quarter-sheets/me': { items: [own], next: null } })
    const notice = mount(QuarterNotices, { global })
    await flushPromises()
    await notice.get('button').trigger('click')
    await flushPromises()
    expect(notice.get('[role=alert]').text()).toBe('没有保存：没有找到。')
    expect(notice.find('article').exists()).toBe(true)
  })

  it('comes before the figures do', async () => {
    answering({ '/api/points/quarter-sheets/me': { items: [own], next: null } })
    const notice = mount(QuarterNotices, { global })
    await flushPromises()
    expect(notice.text()).toContain('数字还在汇总')
  })

  it('is not there where nothing was handed back, and says when it cannot be had', async () => {
    answering({ '/api/points/quarter-sheets/me': { items: [], next: null } })
    const none = mount(QuarterNotices, { global })
    await flushPromises()
    expect(none.text()).toBe('')

    answering({})
    const away = mount(QuarterNotices, { global })
    await flushPromises()
    expect(away.text()).toContain('暂时查不到')
  })
})

describe('what waits', () => {
  const closed = { cycle: '2026', state: 'open', quartersClosed: 2 }
  const fedBack = (organisation: string, quarter: number, supersededAt: string | null) => ({ event: organisation, organisation, cycle: '2026', quarter, fedBackAt: '2026-07-10T01:00:00Z', supersededAt, members: 2, seen: 0 })
  const office = () => {
    useSession().who = { signedIn: true, name: '组织办', roles: ['township-office'], division: 'yunxi' } as ReturnType<typeof useSession>['who']
  }

  it('are the branches that were not handed the quarter that was closed last', async () => {
    answering({
      '/api/points/cycles/': closed,
      '/api/points/organisations': { items: [branch, { ...branch, organisation: 'b2' }, { ...branch, organisation: 'b3' }], next: null },
      '/api/points/quarter-sheets': { items: [fedBack('b1', 2, null), fedBack('b2', 2, '2026-08-01T01:00:00Z'), fedBack('b3', 1, null)], next: null },
    })
    setActivePinia(createPinia())
    office()
    const lines = await toFeedBack(new AbortController().signal)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ count: 2 })
    expect(lines[0]!.to).toContain('branch=b2')
  })

  it('is nothing before the first quarter is closed', async () => {
    answering({ '/api/points/cycles/': { ...closed, quartersClosed: 0 } })
    expect(await toFeedBack(new AbortController().signal)).toEqual([])
  })
})

describe('a workbook', () => {
  it('that is refused is said, and no file', async () => {
    answering({})
    const button = mount(ExcelButton, { global, props: { address: '/api/rating/branches/b1/ledger/excel' } })
    await button.get('button').trigger('click')
    await flushPromises()
    expect(button.get('[role=alert]').text()).toContain('没有导出：没有找到。')
  })
})

describe('the branch ledger', () => {
  const ledger = { organisation: 'b1', name: '第一党支部', cycle: '2026', on: '2026-06-30', known: 'then', ruleBooks: [{ version: 1, countsFrom: '2026-01-01' }], closedAt: null, members: [], rules: [], entries: [], matching: 0, next: null }

  async function page(answers: Record<string, unknown>) {
    const asked = answering({ '/api/points/organisations': { items: [branch], next: null }, ...answers })
    const session = useSession()
    session.who = { signedIn: true, name: '组织办', roles: ['township-office'], division: 'yunxi' } as typeof session.who
    await router.push('/desk/branch-ledgers?on=2026-06-30')
    const wrapper = mount(BranchLedgerPage, { global })
    await flushPromises()
    return { wrapper, asked }
  }

  it('asks for the day in the address, and again when another one is chosen', async () => {
    const { wrapper, asked } = await page({ '/api/rating/branches/b1/ledger': ledger })
    expect(asked.at(-1)!.path).toContain('on=2026-06-30&known=then')
    expect(wrapper.text()).toContain('那天该党组织没有党员')

    await wrapper.get('input[value=now]').setValue(true)
    await flushPromises()
    expect(asked.at(-1)!.path).toContain('known=now')
  })

  it('offers what is known today where no rule book was out that day', async () => {
    const { wrapper, asked } = await page({})
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push({ path, method: 'GET', body: null })
      return path.includes('known=now')
        ? new Response(JSON.stringify(ledger), { status: 200 })
        : new Response(JSON.stringify({ type: 'urn:sanwei:refusal:no-rule-book-then', detail: '还没有发布。' }), { status: 422 })
    })
    const day = wrapper.get('input[type=date]')
    ;(day.element as HTMLInputElement).value = '2025-12-31'
    await day.trigger('change')
    await flushPromises()
    expect(wrapper.text()).toContain('还没有发布。')

    await wrapper.findAll('button').find((one) => one.text() === '按今天所知查看')!.trigger('click')
    await flushPromises()
    expect(asked.at(-1)!.path).toContain('on=2025-12-31&known=now')
  })

  it('says why there is none', async () => {
    const { wrapper } = await page({})
    expect(wrapper.find('[role=alert], .panel').exists()).toBe(true)
  })
})
