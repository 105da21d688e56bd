// Invented records, queries and what can be recorded.
import { nameOf } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const states = ['entered', 'confirmed', 'returned', 'confirmed', 'correcting', 'cancelled', 'withdrawn']
const kinds = [
  { rule: 'dues', label: '按规定交纳党费', fact: 'deed-recorded', factLabel: '申报事项', attributes: { kind: ['dues'] }, measure: null, measures: ['hours'] },
  { rule: 'mediation', label: '调解纠纷', fact: 'deed-recorded', factLabel: '申报事项', attributes: { kind: ['mediation'] }, measure: null, measures: ['hours'] },
  { rule: 'help', label: '结对帮扶', fact: 'deed-recorded', factLabel: '申报事项', attributes: { kind: ['help'] }, measure: 'hours', measures: ['hours'] },
  { rule: 'discipline', label: '违反纪律（据处理决定）', fact: 'deduction-recorded', factLabel: '扣分事项', attributes: { kind: ['discipline'] }, measure: null, measures: [], deducts: true, decidedElsewhere: true },
].map((kind) => ({ micro: 'points', deducts: false, absence: false, decidedElsewhere: false, ...kind }))

const words = (n) => ({
  fact: 'deed-recorded',
  factLabel: '申报事项',
  on: `2026-03-${String((n % 27) + 1).padStart(2, '0')}`,
  time: n % 3 === 0 ? '19:30' : null,
  measures: n % 3 === 2 ? { hours: 2 } : {},
  attributes: { kind: ['dues', 'mediation', 'help'][n % 3] },
  document: n % 2 === 0 ? { title: '调解协议书', number: `2026-${n}`, body: null } : null,
  note: n % 4 === 0 ? '楼上漏水，双方和解。' : null,
})

const record = (n) => ({
  record: uuid(50_000 + n),
  sheet: uuid(60_000 + Math.floor(n / 10)),
  version: 3,
  row: (n % 10) + 1,
  organisation: uuid(100),
  organisationName: '云溪社区第一党支部',
  member: uuid(1_000 + n),
  name: nameOf(n),
  state: states[n % states.length],
  purpose: n % states.length === 4 ? 'correction' : 'entry',
  ...words(n),
  why: n % states.length === 4 ? '日期记错一天。' : null,
  recorderName: '李为民',
  recordedAt: '2026-03-10T02:00:00Z',
  deciderName: n % 7 === 1 ? '王建华' : null,
  decidedAt: n % 7 === 1 ? '2026-03-11T02:00:00Z' : null,
  answer: n % 7 === 2 ? '缺调解协议书的编号，请补。' : null,
  event: n % 7 === 1 ? uuid(70_000 + n) : null,
  mine: n % 2 === 0,
  mayDecide: [0, 4].includes(n % 7),
})
const records = Array.from({ length: 1_000 }, (_, n) => record(n))
const version = (n, number, purpose, state) => ({
  number,
  purpose,
  state,
  ...words(n),
  why: purpose === 'entry' ? null : '日期记错一天。',
  recorderName: '李为民',
  recordedAt: '2026-03-10T02:00:00Z',
  deciderName: state === 'waiting' ? null : '王建华',
  decidedAt: state === 'waiting' ? null : '2026-03-11T02:00:00Z',
  answer: null,
  event: state === 'confirmed' ? uuid(70_000 + n) : null,
})

const query = (n, state, more = {}) => ({
  query: uuid(80_000 + n),
  version: 1,
  member: uuid(1_000 + n),
  name: nameOf(n),
  organisation: uuid(100),
  organisationName: '云溪社区第一党支部',
  cycle: '2026',
  entry: uuid(70_000 + n),
  rule: 'mediation',
  eventType: 'cn.sanwei.points.record-confirmed.v1',
  label: '调解纠纷',
  entryRecord: uuid(50_001),
  text: '那天我调解了两起，只记了一起。',
  state,
  filedAt: '2026-03-10T02:00:00Z',
  due: state === 'filed' ? '2026-03-17' : state === 'appealed' ? '2026-03-24' : null,
  overdue: n === 1,
  outcome: null,
  answer: null,
  record: null,
  answeredAt: null,
  appealUntil: null,
  mayAppeal: false,
  appeal: null,
  appealedAt: null,
  decisionOutcome: null,
  decision: null,
  decisionRecord: null,
  decidedAt: null,
  mayAnswer: state === 'filed',
  mayDecide: state === 'appealed',
  ...more,
})
const answered = { outcome: 'explained', answer: '两起是同一户，按细则计一次。', answeredAt: '2026-03-12T02:00:00Z', appealUntil: '2026-03-19' }
const queries = [
  query(1, 'filed'),
  query(2, 'filed'),
  query(3, 'appealed', { ...answered, appeal: '是两户，有协议书为证。', appealedAt: '2026-03-13T02:00:00Z' }),
  query(4, 'answered', { ...answered, mayAppeal: true }),
]

const paged = (all, url) => {
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const limit = Number(url.searchParams.get('limit') ?? 50)
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

export function answer(path, url, { json, refuse }) {
  const replies = {
    '/api/points/record-kinds': () => json({ items: kinds, next: null }),
    '/api/points/records': () => json(paged(records, url)),
    '/api/points/records/waiting': () => json(paged(records.filter((one) => one.mayDecide).slice(0, 30), url)),
    '/api/points/records/counts': () => json({ toDecide: 30, returned: 2 }),
    '/api/points/queries': () => json(paged(queries, url)),
    '/api/points/queries/counts': () => json({ toAnswer: 2, toDecide: 0, overdue: 1 }),
    '/api/points/queries/mine': () => json({ items: [], next: null }),
    '/api/points/members': () =>
      json(paged(Array.from({ length: 36 }, (_, n) => ({ member: uuid(1_000 + n), name: nameOf(n), organisationName: '云溪社区第一党支部' })), url)),
    '/api/points/record-sheets': () =>
      refuse(422, 'rows-wrong', '有 1 处错误，整张没有保存，请按所列修改后重新提交。', [{ row: 1, field: 'rows[0].on', message: '时间在将来' }]),
  }
  if (replies[path]) {
    replies[path]()
    return true
  }
  const one = /^\/api\/points\/records\/([0-9a-f-]{36})$/.exec(path)
  if (one) {
    const found = records.find((each) => each.record === one[1])
    const n = records.indexOf(found)
    if (found) json({ record: found, versions: found.state === 'correcting' ? [version(n + 3, 2, 'correction', 'waiting'), version(n, 1, 'entry', 'confirmed')] : [version(n, 1, 'entry', 'confirmed')] })
    else refuse(404, 'not-found', '没有找到，或不属于您所在的区划。')
    return true
  }
  const asked = /^\/api\/points\/queries\/([0-9a-f-]{36})$/.exec(path)
  if (asked) {
    json(queries.find((each) => each.query === asked[1]) ?? queries[0])
    return true
  }
  if (/^\/api\/rating\/ledgers\/[0-9a-f-]{36}$/.test(path)) {
    json({ items: [{ fact: uuid(1), event: uuid(70_001), rule: 'mediation', label: '调解纠纷', on: '2026-03-06', points: '1.00', reason: '每次得 1 分' }], next: null })
    return true
  }
  return false
}

export const views = [
  { name: 'desk-records', path: '/desk/records', who: 'secretary' },
  { name: 'desk-records-away', path: '/desk/records', who: 'secretary', fault: 'away' },
  { name: 'desk-record-sheet', path: '/desk/records/new', who: 'secretary', act: fill },
  { name: 'desk-records-waiting', path: '/desk/records/waiting', who: 'office', act: (page) => page.getByRole('button', { name: '全选本页列出的' }).click() },
  { name: 'desk-record', path: `/desk/records/${uuid(50_004)}`, who: 'office' },
  { name: 'desk-record-correct', path: `/desk/records/${uuid(50_001)}`, who: 'office', act: (page) => page.getByRole('button', { name: '更正' }).click() },
  { name: 'desk-record-missing', path: `/desk/records/${uuid(59_999)}`, who: 'office' },
  { name: 'desk-queries', path: '/desk/queries', who: 'secretary' },
  { name: 'desk-query', path: `/desk/queries/${uuid(80_001)}`, who: 'secretary' },
  { name: 'desk-query-appeal', path: `/desk/queries/${uuid(80_003)}`, who: 'office' },
  { name: 'me-question', path: '/me', who: 'member', act: (page) => page.getByRole('button', { name: '我有疑问' }).first().click() },
]

/** A row that the service refuses. */
async function fill(page) {
  await page.getByLabel('党员', { exact: true }).first().fill(nameOf(1))
  await page.getByLabel('事项').first().selectOption('discipline')
  await page.getByLabel('日期').first().fill('2027-01-01')
  await page.getByRole('button', { name: /^保存/ }).click()
}
