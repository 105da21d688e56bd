// Invented entries of the complaint and suggestion box, for its authors, the office and a branch.
import { nameOf } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const kinds = ['suggestion', 'complaint', 'question']
const areas = ['party-life', 'points', 'wishes', 'conduct', 'services', 'surroundings', 'platform', 'other']
const states = ['filed', 'acknowledged', 'handed-over', 'answered', 'reopened', 'settled', 'withdrawn']
const texts = ['建议把主题党日放在周末上午，上班的同志也能参加。', '小区路灯坏了两个月，报修过一直没有人来。', '去年转来的积分算不算今年的？', '活动通知来得太晚，年纪大的同志来不及安排。']
const step = (kind, more = {}) => ({ kind, at: '2026-11-10T02:00:00Z', by: 'office', name: '云溪街道组织办', organisationName: null, day: null, text: null, ...more })
const filed = step('filed', { by: 'author', name: null, day: '2026-11-24' })
const steps = {
  filed: [filed],
  acknowledged: [filed, step('acknowledged'), step('extended', { day: '2026-12-08', text: '需要向三个支部了解情况。' })],
  'handed-over': [filed, step('handed-over', { organisationName: '云溪社区第一党支部', text: '有党员建议主题党日放在周末。' })],
  answered: [filed, step('acknowledged'), step('answered', { day: '2026-12-04', text: '从下月起每季度安排一次周末的主题党日，时间提前两周通知。' })],
  reopened: [filed, step('answered', { day: '2026-12-04', text: '已经转给物业。' }), step('not-content', { by: 'author', name: null, day: '2026-12-07', text: '物业说没有收到。' })],
  settled: [filed, step('answered', { text: '已经转给物业。' }), step('not-content', { by: 'author', name: null, text: '物业说没有收到。' }), step('answered', { text: '本周五前修好，组织办会去看。' })],
  withdrawn: [filed, step('withdrawn', { by: 'author', name: null })],
}
const open = ['filed', 'acknowledged', 'handed-over', 'reopened']

const entry = (n) => {
  const state = states[n % states.length]
  const daysLeft = open.includes(state) ? (n % 9) - 1 : null
  return {
    entry: uuid(90_000 + n),
    version: 2,
    receipt: `2026-${String(n + 1).padStart(4, '0')}`,
    mine: false,
    kind: kinds[n % 3],
    area: areas[n % 8],
    text: texts[n % 4],
    excerpt: texts[n % 4],
    member: n % 3 === 0 ? null : uuid(1_000 + n),
    name: n % 3 === 0 ? null : nameOf(n),
    contact: n % 4 === 0 ? '138****2222，晚上七点以后' : null,
    onPaper: n % 5 === 4,
    about: n % 6 === 1 ? uuid(100) : null,
    aboutName: n % 6 === 1 ? '云溪社区第一党支部' : null,
    concernsLeader: n % 12 === 1,
    shielded: n % 4 === 2,
    state,
    organisation: state === 'handed-over' ? uuid(100) : null,
    organisationName: state === 'handed-over' ? '云溪社区第一党支部' : null,
    wording: state === 'handed-over' ? '有党员建议主题党日放在周末。' : null,
    filedAt: '2026-11-10T02:00:00Z',
    due: daysLeft === null ? null : `2026-11-${String(22 + daysLeft).padStart(2, '0')}`,
    daysLeft,
    overdue: daysLeft !== null && daysLeft < 0,
    news: false,
    extended: state === 'acknowledged',
    contentUntil: state === 'answered' ? '2026-12-04' : null,
    publication:
      state === 'settled'
        ? { question: '小区路灯报修后多久会有人来？', answer: '报修后五个工作日内上门；没有来的可以再报组织办。', publishedAt: '2026-11-18T02:00:00Z', correctedAt: null }
        : null,
    published: state === 'settled',
    steps: steps[state],
    mayHandOver: ['filed', 'acknowledged', 'handed-over'].includes(state),
    mayReturn: state === 'handed-over',
    mayExtend: open.includes(state) && state !== 'acknowledged',
    mayAnswer: open.includes(state),
    mayReopen: state === 'answered',
    mayWithdraw: open.includes(state),
  }
}
const entries = Array.from({ length: 1_000 }, (_, n) => entry(n))
const mine = states.map((_, n) => ({ ...entries[n], mine: true, news: [1, 3].includes(n), name: null, contact: null, wording: null, mayHandOver: false, mayReturn: false, mayExtend: false, mayAnswer: false }))
const answers = [1, 2, 3].map((n) => ({
  publication: uuid(95_000 + n),
  kind: kinds[n % 3],
  area: areas[n],
  question: ['主题党日能不能放在周末？', '小区路灯报修后多久会有人来？', '去年的积分算不算今年的？'][n - 1],
  answer: ['从下月起每季度安排一次周末的主题党日，时间提前两周通知。', '报修后五个工作日内上门；没有来的可以再报组织办。', '不算。年度结束后积分重新计算，往年的在台账里可以看到。'][n - 1],
  publishedAt: '2026-11-18T02:00:00Z',
  correctedAt: n === 2 ? '2026-11-20T02:00:00Z' : null,
}))

const news = [
  { entry: entries[3].entry, receipt: entries[3].receipt, state: 'answered', kind: 'answered', at: '2026-11-20T02:00:00Z', due: null, overdue: false, contentUntil: '2026-12-04' },
  { entry: entries[1].entry, receipt: entries[1].receipt, state: 'acknowledged', kind: 'extended', at: '2026-11-20T02:00:00Z', due: '2026-12-08', overdue: false, contentUntil: null },
  { entry: entries[0].entry, receipt: entries[0].receipt, state: 'filed', kind: null, at: null, due: '2026-11-12', overdue: true, contentUntil: null },
]
const terms = {
  version: 2,
  acknowledge: 1,
  answer: 7,
  extension: 10,
  reopen: 10,
  setAt: '2026-11-02T02:00:00Z',
  bounds: { acknowledge: { least: 1, most: 5 }, answer: { least: 3, most: 30 }, extension: { least: 1, most: 20 }, reopen: { least: 5, most: 30 } },
  history: [
    { acknowledge: 1, answer: 7, extension: 10, reopen: 10, setAt: '2026-11-02T02:00:00Z' },
    { acknowledge: 2, answer: 15, extension: 10, reopen: 10, setAt: '2026-03-02T02:00:00Z' },
  ],
}

const paged = (all, url) => {
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 50)
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

/** As the service gives it to a branch. */
const toBranch = (one) => ({
  ...one,
  text: one.wording ?? one.text,
  wording: null,
  ...(one.shielded && { member: null, name: null, contact: null }),
  steps: one.steps.map((each) => ({ ...each, name: null })),
  mayHandOver: false,
})

export function answer(path, url, { json, refuse, request }) {
  const replies = {
    '/api/points/box': () =>
      request.method === 'POST' ? json({ id: uuid(90_000), version: 1, events: [], receipt: '2026-1001', acknowledgeBy: '2026-11-24', due: '2026-12-04' }, 201) : json(paged(entries, url)),
    '/api/points/box/counts': () => json({ toAcknowledge: 2, toAnswer: 5, overdue: 1, daysLeft: 2 }),
    '/api/points/box/form': () =>
      json({ entries: 2, most: 5, daysToAcknowledge: 2, daysToAnswer: 10, organisations: [{ organisation: uuid(100), name: '云溪社区第一党支部' }, { organisation: uuid(101), name: '澜川县云溪街道滨河花园小区综合联合党支部' }] }),
    '/api/points/box/news': () => json({ items: news, next: null }),
    '/api/points/box/seen': () => json({ id: 'yunxi', version: 0, events: [] }),
    '/api/points/box/terms': () => json(request.method === 'POST' ? { id: 'yunxi', version: 3, events: [] } : terms),
    '/api/points/box/mine': () => json(paged(mine, url)),
    '/api/points/public/box/yunxi': () => json(paged(answers, url)),
    '/api/points/public/box/qinghe': () => json({ items: [], next: null }),
  }
  if (replies[path]) {
    replies[path]()
    return true
  }
  const one = /^\/api\/points\/box\/([0-9a-f-]{36})$/.exec(path)
  if (one) {
    const found = entries.find((each) => each.entry === one[1])
    if (found) json(/who=secretary/.test(request.headers.cookie ?? '') ? toBranch(found) : found)
    else refuse(404, 'not-found', '没有找到，或不属于您所在的区划。')
    return true
  }
  if (/^\/api\/points\/box\/[0-9a-f-]{36}\//.test(path)) {
    refuse(409, 'wrong-state', '这一件目前为“已答复”，不能进行此操作。')
    return true
  }
  return false
}

export const views = [
  { name: 'box', path: '/box', who: 'member' },
  { name: 'box-anonymous', path: '/box' },
  { name: 'box-forbidden', path: '/box', who: 'office' },
  { name: 'box-away', path: '/box', who: 'resident', fault: 'away' },
  { name: 'box-written', path: '/box', who: 'resident', act: write },
  { name: 'box-missing', path: '/box', who: 'resident', act: (page) => page.getByRole('button', { name: '提交' }).first().click() },
  { name: 'box-answers', path: '/box/answers/yunxi' },
  { name: 'box-answers-none', path: '/box/answers/qinghe' },
  { name: 'box-answers-choose', path: '/box/answers' },
  { name: 'desk-box', path: '/desk/box', who: 'office' },
  { name: 'desk-box-branch', path: '/desk/box', who: 'secretary' },
  { name: 'desk-box-entry', path: `/desk/box/${uuid(90_001)}`, who: 'office' },
  { name: 'desk-box-settled', path: `/desk/box/${uuid(90_005)}`, who: 'office' },
  { name: 'desk-box-handed', path: `/desk/box/${uuid(90_002)}`, who: 'secretary' },
  { name: 'desk-box-hand-over', path: `/desk/box/${uuid(90_014)}`, who: 'office', act: (page) => page.getByRole('button', { name: '转给支部办理' }).click() },
  { name: 'desk-box-extend', path: `/desk/box/${uuid(90_000)}`, who: 'office', act: (page) => page.getByRole('button', { name: '延长期限' }).click() },
  { name: 'desk-box-stale', path: `/desk/box/${uuid(90_000)}`, who: 'office', act: reply },
  { name: 'box-news-boards', path: '/boards/yunxi', who: 'resident' },
  { name: 'box-news-me', path: '/me', who: 'member' },
  { name: 'desk-box-terms', path: '/desk/box/terms', who: 'office' },
  { name: 'desk-box-letter', path: '/desk/box/letter', who: 'office' },
  { name: 'desk-box-gone', path: `/desk/box/${uuid(99_999)}`, who: 'office' },
]

async function write(page) {
  await page.getByLabel('哪一方面').selectOption('party-life')
  await page.getByLabel('想说的话').fill(texts[0])
  await page.getByRole('button', { name: '提交' }).first().click()
}

async function reply(page) {
  await page.getByLabel('写给写信人的话').fill('从下月起每季度安排一次。')
  await page.getByRole('button', { name: '发出答复' }).click()
}
