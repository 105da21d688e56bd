// Invented activities: a thousand of them, of every state, and a sheet of sixty.
import { randomUUID } from 'node:crypto'
import { nameOf, organisations } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const kinds = ['theme-day', 'members-meeting', 'party-lecture', 'training', 'branch-committee', 'organisational-life']
const titles = ['走进邻里', '学习贯彻会议精神', '春季党课', '防汛培训', '支委例会', '年度组织生活会']
const states = ['published', 'filed', 'returned', 'acknowledged', 'closed', 'closed']
const day = 86_400_000
const start = Date.parse('2026-11-20T06:00:00Z')

const list = Array.from({ length: 1000 }, (_, i) => ({
  id: uuid(50_000 + i),
  organisation: organisations[1 + (i % 12)].organisation,
  kind: kinds[i % 6],
  title: `${titles[i % 6]}（第 ${i + 1} 次）`,
  place: '党群服务中心',
  startsAt: new Date(start - i * day * 0.3).toISOString(),
  endsAt: new Date(start - i * day * 0.3 + 7_200_000).toISOString(),
  expects: 'everyone',
  state: states[i % 6],
}))
const marks = new Map()
let version = 3

const sheet = (state) => ({
  state,
  version,
  counts: { expected: 60, present: 2, late: 0, leave: 1, absent: 0, madeUp: 0, unmarked: 57 },
  members: Array.from({ length: 60 }, (_, i) => {
    const member = uuid(1000 + i)
    const mark = marks.get(member) ?? (i === 4 ? 'present' : i === 5 ? 'leave' : null)
    return { member, signedUp: false, guest: false, ...(mark ? { mark, route: 'hand', recordedAt: '2026-11-20T08:00:00Z' } : {}) }
  }).concat([...marks].filter(([member]) => member >= uuid(5000)).map(([member, mark]) => ({ member, signedUp: false, guest: true, mark, route: 'hand', recordedAt: '2026-11-20T08:00:00Z' }))),
})

export function answer(path, url, { json, refuse, request }) {
  if (path === '/api/points/people') {
    const found = Array.from({ length: 60 }, (_, i) => ({ member: uuid(5000 + i), name: nameOf(5000 + i), organisation: organisations[2].organisation, organisationName: organisations[2].name }))
    return json({ items: found.filter((one) => one.name.includes(url.searchParams.get('name'))), next: null }), true
  }
  const match = /^\/api\/activity\/activities(?:\/([0-9a-f-]{36}))?(?:\/([a-z]+))?(?:\/withdrawals)?$/.exec(path)
  if (!match) return false
  const [, id, what] = match
  if (!id) {
    if (request.method === 'POST') return json({ id: list[1].id, version: 1, state: 'filed', events: [randomUUID()] }, 201), true
    const state = url.searchParams.get('state')
    const found = list.filter((one) => (!state || one.state === state) && (!url.searchParams.get('over') || Date.parse(one.endsAt) < Date.now()))
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const limit = Number(url.searchParams.get('limit') ?? 50)
    json({ items: found.slice(from, from + limit), next: from + limit < found.length ? String(from + limit) : null })
    return true
  }
  const one = list.find((each) => each.id === id)
  if (!one) return refuse(404, 'not-found', '没有找到，或不属于您所在的区划。'), true
  if (request.method === 'POST' && path.endsWith('/withdrawals')) {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      for (const member of JSON.parse(body).members) marks.delete(member)
      version += 1
      json({ id, version, state: one.state, events: [randomUUID()] })
    })
    return true
  }
  if (request.method === 'POST' && what === 'attendance') {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      if (request.headers['if-match'] !== `"${version}"`) return refuse(412, 'stale-version', '内容已被他人更改，请刷新后再试。')
      const given = JSON.parse(body).marks
      for (const { member, mark } of given) marks.set(member, mark)
      version += given.length
      json({ id, version, state: one.state, events: given.map(() => randomUUID()) })
    })
    return true
  }
  if (request.method === 'POST') return json({ id, version: 2, state: { acknowledgement: 'acknowledged', publication: 'published', close: 'closed' }[what] ?? 'returned', events: [randomUUID()] }), true
  if (what === 'attendance') return json(sheet(one.state)), true
  json({
    ...one,
    content: '走访辖区独居老人，了解生活困难，登记微心愿。\n负责人：支部副书记。',
    leaderNote: '请派一名志愿者带队。',
    ...(one.state === 'returned' ? { returnReason: '请补充活动地点和负责人。' } : {}),
    counts: sheet(one.state).counts,
  })
  return true
}

const press = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key)
}
async function guest(page) {
  await page.getByLabel('添加未列入应到的人').fill(nameOf(5000))
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: '添加未列入应到的人' }).getByRole('button').first().press('Enter')
  await page.getByLabel('添加未列入应到的人').fill(nameOf(5001))
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: '添加未列入应到的人' }).waitFor()
}
export const views = [
  { name: 'desk-activities', path: '/desk/activities', who: 'secretary' },
  { name: 'desk-activities-filtered', path: '/desk/activities?state=%E5%BE%85%E7%A1%AE%E8%AE%A4', who: 'office' },
  { name: 'desk-activity-new', path: '/desk/activities/new', who: 'secretary' },
  { name: 'desk-activity-faults', path: '/desk/activities/new', who: 'secretary', act: (page) => page.getByRole('button', { name: '提交备案' }).click() },
  { name: 'desk-activity-filed', path: `/desk/activities/${uuid(50_001)}`, who: 'office' },
  { name: 'desk-activity-return', path: `/desk/activities/${uuid(50_001)}`, who: 'office', act: (page) => page.getByRole('button', { name: '退回补正' }).click() },
  { name: 'desk-activity-returned', path: `/desk/activities/${uuid(50_002)}`, who: 'secretary' },
  { name: 'desk-activity-complete', path: `/desk/activities/${uuid(50_002)}/complete`, who: 'secretary' },
  { name: 'desk-activity-missing', path: `/desk/activities/${uuid(1)}`, who: 'secretary' },
  { name: 'desk-activity-sheet', path: `/desk/activities/${uuid(50_000)}/attendance`, who: 'secretary', act: (page) => press(page, '1112341'.split('')) },
  { name: 'desk-activity-sheet-guest', path: `/desk/activities/${uuid(50_000)}/attendance`, who: 'secretary', act: (page) => guest(page) },
  { name: 'desk-activity-sheet-early', path: `/desk/activities/${uuid(50_001)}/attendance`, who: 'secretary' },
]
