// The quarter sheet of a branch, who has seen it, and its ledger at any date.
import { nameOf, organisations } from './desk-start.mjs'

const member = (n) => `00000000-0000-4000-8000-${String(1000 + n).padStart(12, '0')}`
const micros = (a, b, c) => [
  { micro: 'platform', label: '微平台', points: a },
  { micro: 'points', label: '微积分', points: b },
  { micro: 'wish', label: '微心愿', points: c },
]
const two = { code: 'two-stars', label: '二星', stars: 2 }
const one = { code: 'one-star', label: '一星', stars: 1 }
const none = { code: 'none', label: '未评星', stars: 0 }
const entry = (n) => ({
  on: `2026-0${7 + (n % 3)}-${String(1 + ((n * 5) % 28)).padStart(2, '0')}`,
  rule: n % 2 ? 'reading' : 'theme-day',
  label: n % 2 ? '阅读学习文章' : '参加主题党日',
  micro: n % 2 ? 'platform' : 'points',
  points: n % 2 ? '1.00' : '5.00',
  reason: n % 2 ? '每篇得 1 分，当日最多 2 分' : '每次得 5 分',
  afterClose: n % 9 === 0,
})
const people = Array.from({ length: 36 }, (_, i) => i)
const lines = people.map((i) => {
  const total = 88 - i * 1.5
  const grade = total >= 80 ? two : total >= 60 ? one : none
  const next = total >= 80 ? { label: '三星', missing: (90 - total).toFixed(2) } : total >= 60 ? { label: '二星', missing: (80 - total).toFixed(2) } : { label: '一星', missing: (60 - total).toFixed(2) }
  return {
    member: member(i),
    name: nameOf(i + 3),
    rank: i === 35 ? null : i + 1,
    total: (30 - i * 0.5).toFixed(2),
    counts: null,
    grade: null,
    correction: i === 2 ? '1.00' : '0.00',
    byMicro: micros((10 - i * 0.2).toFixed(2), (15 - i * 0.3).toFixed(2), '5.00'),
    exempt: i === 35,
    toDate: i === 35 ? null : { total: total.toFixed(2), grade, next, near: Number(next.missing) <= 5, below: grade === none },
    entries: Array.from({ length: 4 + (i % 5) }, (_, k) => entry(i + k)),
  }
})
const seen = new Set([0, 1, 2, 5, 8])
let fedBack = false

function sheet(organisation, cycle, number) {
  const open = number === '4'
  const month = (Number(number) - 1) * 3 + 1
  return {
    organisation,
    name: organisations.find((each) => each.organisation === organisation)?.name ?? null,
    quarter: `${cycle}-${number}`,
    cycle,
    number: Number(number),
    first: `${cycle}-${String(month).padStart(2, '0')}-01`,
    last: `${cycle}-${String(month + 2).padStart(2, '0')}-${month === 4 || month === 7 ? 30 : 31}`,
    closed: open ? null : { at: '2026-10-09T01:00:00Z', ruleBookVersion: 2, hash: '6e'.repeat(32) },
    total: '742.50',
    correction: open ? null : '1.00',
    byMicro: micros('241.00', '321.50', '180.00'),
    members: number === '1' ? [] : lines,
  }
}

function ledger(organisation, url) {
  const on = url.searchParams.get('on') ?? '2026-11-22'
  const all = lines.flatMap((line, i) => line.entries.map((each, k) => ({ member: line.member, fact: `${i}-${k}`, raw: each.points, ruleBookVersion: 2, ...each })))
  const left = all.filter(
    (each) =>
      (!url.searchParams.get('member') || each.member === url.searchParams.get('member')) &&
      (!url.searchParams.get('micro') || each.micro === url.searchParams.get('micro')) &&
      (!url.searchParams.get('rule') || each.rule === url.searchParams.get('rule')),
  )
  const from = Number(url.searchParams.get('cursor') ?? 0)
  return {
    organisation,
    name: organisations.find((each) => each.organisation === organisation)?.name ?? null,
    cycle: on.slice(0, 4),
    on,
    known: url.searchParams.get('known') ?? 'then',
    ruleBooks: [
      { version: 2, countsFrom: '2026-04-01' },
      { version: 1, countsFrom: '2026-01-01' },
    ],
    closedAt: null,
    members: lines.map((line) => ({
      member: line.member,
      name: line.name,
      total: line.toDate?.total ?? '40.00',
      correction: null,
      base: '50.00',
      grade: line.toDate?.grade ?? null,
      exempt: line.exempt,
      byMicro: line.byMicro,
      entries: line.entries.length,
    })),
    rules: [
      { rule: 'reading', label: '阅读学习文章' },
      { rule: 'theme-day', label: '参加主题党日' },
    ],
    entries: left.slice(from, from + 120),
    matching: left.length,
    next: from + 120 < left.length ? String(from + 120) : null,
  }
}

export function answer(path, url, { json, refuse, request }) {
  let match
  if ((match = /^\/api\/rating\/branches\/([^/]+)\/quarter-sheet$/.exec(path))) {
    json(sheet(match[1], url.searchParams.get('cycle'), url.searchParams.get('quarter')))
    return true
  }
  if ((match = /^\/api\/rating\/branches\/([^/]+)\/ledger$/.exec(path))) {
    if (url.searchParams.get('on') < '2026-01-02' && url.searchParams.get('known') !== 'now') refuse(422, 'no-rule-book-then', '到该日为止还没有发布积分细则；可改选“按今天所知”查看。')
    else json(ledger(match[1], url))
    return true
  }
  if (path === '/api/points/quarter-sheets') {
    const back = (quarter, event) => ({ event, organisation: organisations[1].organisation, cycle: '2026', quarter, fedBackAt: '2026-10-10T01:00:00Z', supersededAt: null, members: 36, seen: seen.size })
    json({ items: fedBack ? [back(3, 'e3'), back(2, 'e2')] : [back(2, 'e2')], next: null })
    return true
  }
  if ((match = /^\/api\/points\/branches\/[^/]+\/quarter-sheets\/(\d+)\/(\d)\/(readers|feed-back|acknowledge)$/.exec(path))) {
    if (match[3] === 'readers') json({ items: people.map((i) => ({ member: member(i), name: nameOf(i + 3), seenAt: seen.has(i) ? '2026-10-11T01:00:00Z' : null, onPaper: seen.has(i) ? i === 8 : null })), next: null })
    else if (request.method === 'POST') {
      if (match[3] === 'feed-back') fedBack = true
      json({ id: 'x', version: 1, events: [] }, 201)
    }
    return true
  }
  if (path === '/api/points/quarter-sheets/me') {
    const own = (quarter, seenAt) => ({ organisation: organisations[1].organisation, cycle: '2026', quarter, firstDay: '2026-07-01', lastDay: '2026-09-30', fedBackAt: '2026-10-10T01:00:00Z', seenAt })
    json({ items: [own(3, null), own(2, '2026-07-12T01:00:00Z')], next: null })
    return true
  }
  if (path === '/api/rating/quarters/me') {
    json({ items: [2, 3].map((quarter) => ({ cycle: '2026', quarter, earned: '22.50', total: '22.50', grade: null, exempt: false, correction: quarter === 3 ? '1.00' : '0.00' })), next: null })
    return true
  }
  return false
}

const sheetPath = `/desk/quarter-sheets?branch=${organisations[1].organisation}&cycle=2026&quarter=`
const ledgerPath = `/desk/branch-ledgers?branch=${organisations[1].organisation}`
export const views = [
  { name: 'desk-quarter-sheet', path: `${sheetPath}3`, who: 'secretary' },
  { name: 'desk-quarter-sheet-entries', path: `${sheetPath}2`, who: 'office', act: (page) => page.getByRole('button', { name: /的明细/ }).first().click() },
  { name: 'desk-quarter-sheet-readers', path: `${sheetPath}2`, who: 'office', act: (page) => page.getByText('谁已阅').click() },
  { name: 'desk-quarter-sheet-confirm', path: `${sheetPath}3`, who: 'secretary', act: (page) => page.getByRole('button', { name: '反馈给支部党员' }).click() },
  { name: 'desk-quarter-sheet-open', path: `${sheetPath}4`, who: 'secretary' },
  { name: 'desk-quarter-sheet-nobody', path: `${sheetPath}1`, who: 'secretary' },
  { name: 'desk-quarter-sheet-away', path: `${sheetPath}3`, who: 'secretary', fault: 'away' },
  { name: 'desk-branch-ledger', path: `${ledgerPath}&on=2026-09-30`, who: 'secretary' },
  { name: 'desk-branch-ledger-filtered', path: `${ledgerPath}&on=2026-09-30&micro=platform`, who: 'office' },
  { name: 'desk-branch-ledger-too-early', path: `${ledgerPath}&on=2025-12-31`, who: 'office' },
]
