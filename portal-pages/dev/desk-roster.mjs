// A roster of a thousand, one member of it, and a workbook with and without faults.
import { choose } from '../e2e/support.mjs'
import { nameOf, organisations } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const branches = organisations.slice(1)
const categories = [['in-service'], ['retired'], [], ['away'], ['retired', 'old-or-ill']]
const member = (n) => ({
  member: uuid(1000 + n),
  name: nameOf(n),
  phone: `138****${String(1000 + (n % 9000))}`,
  organisation: branches[n % branches.length].organisation,
  organisationName: branches[n % branches.length].name,
  status: n % 17 === 0 ? 'probationary' : n % 40 === 0 ? 'activist' : 'full',
  categories: categories[n % categories.length],
  posts: n < branches.length ? ['secretary'] : n % 25 === 0 ? ['group-leader'] : [],
  from: '2025-01-01',
  leftOn: null,
})
const everybody = Array.from({ length: 1000 }, (_, n) => member(n))
const step = (version, what, n, from, recordedAt) => ({ version, what, organisation: branches[n].organisation, organisationName: branches[n].name, status: 'full', categories: ['retired'], posts: [], from, recordedAt })
const history = { version: 2, items: [step(2, 'assigned', 1, '2026-03-01', '2026-02-27T03:12:00Z'), step(1, 'registered', 0, '2025-01-01', '2025-01-02T01:00:00Z')] }

const finding = (sheet, row, column, message) => ({ sheet, row, column, message })
const added = Array.from({ length: 40 }, (_, n) => ({ row: n + 2, name: nameOf(n), organisation: branches[n % 12].name, status: '正式党员', categories: '退休', posts: n === 0 ? '书记' : '', phone: '13800001234', from: '2026-01-01' }))
const preview = {
  basis: 'b',
  organisations: { added: [{ row: 2, name: '滨河党支部', parent: '云溪街道党工委', level: 'branch', sector: 'community', from: '2026-01-01' }], renamed: [{ row: 3, organisation: uuid(100), before: '第一党支部', after: '先锋党支部' }], unchanged: 12 },
  members: {
    added,
    changed: [{ row: 60, member: uuid(1001), name: nameOf(1), organisation: branches[1].name, from: '2026-07-01', fields: [{ column: '党组织', before: branches[1].name, after: '滨河党支部' }, { column: '职务', before: '', after: '党小组长' }] }],
    unchanged: 851,
    absent: [{ member: uuid(1002), name: nameOf(2), organisation: branches[2].name }],
  },
  warnings: [finding('党组织', 2, '', '“滨河党支部”有正式党员 2 名，条例要求支部有 3 名以上')],
  errors: [],
  errorCount: 0,
}
const wrong = {
  ...preview,
  basis: null,
  errors: [finding('党员', 7, '起始日期', '“2024-02-30”这一天不存在'), finding('党员', 12, '姓名', '与第 9 行是同一人；确是同名的两人，请填写手机号或在平台编号列填“新”')],
  errorCount: 2,
}

export function answer(path, url, { json, request }) {
  if (path === '/api/points/members') {
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const within = url.searchParams.get('organisation')
    const all = within ? everybody.filter((one) => one.organisation === within) : everybody
    json({ items: all.slice(from, from + 200), next: from + 200 < all.length ? String(from + 200) : null })
  } else if (/^\/api\/points\/members\/[^/]+$/.test(path)) json({ ...member(1), phone: '13800001234', from: '2026-03-01' })
  else if (path.endsWith('/history')) json(history)
  else if (path.endsWith('/assignments')) json({ type: 'urn:sanwei:refusal:stale-version', title: 'stale version', status: 412, detail: '您打开之后，已有人作了变更。', current: { ...history.items[0], version: 3, posts: ['deputy'] } }, 412)
  else if (path === '/api/points/roster/check') json(Number(request.headers['content-length']) > 10 ? preview : wrong)
  else if (path === '/api/points/roster/imports') json({ organisationsAdded: 1, organisationsRenamed: 1, membersAdded: 40, membersChanged: 1, membersUnchanged: 851 }, 201)
  else return false
  return true
}

const workbook = (text) => ({ name: '名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(text) })
const check = async (page, text) => {
  await page.getByLabel('填好的名册').setInputFiles(workbook(text))
  await page.getByRole('button', { name: '上传并检查' }).click()
}

export const views = [
  { name: 'desk-roster', path: '/desk/roster', who: 'office' },
  { name: 'desk-roster-secretary', path: '/desk/roster', who: 'secretary' },
  { name: 'desk-roster-away', path: '/desk/roster', who: 'office', fault: 'away' },
  { name: 'desk-organisations', path: '/desk/roster/organisations', who: 'office' },
  { name: 'desk-member', path: `/desk/roster/members/${uuid(1001)}`, who: 'office' },
  {
    name: 'desk-member-conflict',
    path: `/desk/roster/members/${uuid(1001)}`,
    who: 'office',
    act: async (page) => {
      await page.getByLabel('从哪一天起').first().fill('2026-07-01')
      await choose(page, '状态', '预备党员')
      await page.getByRole('button', { name: '保存变动' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'desk-member-leave',
    path: `/desk/roster/members/${uuid(1001)}`,
    who: 'office',
    act: (page) => page.getByRole('button', { name: '离开名册' }).click(),
  },
  { name: 'desk-import', path: '/desk/roster/import', who: 'office' },
  { name: 'desk-import-wrong', path: '/desk/roster/import', who: 'office', act: (page) => check(page, 'wrong') },
  { name: 'desk-import-preview', path: '/desk/roster/import', who: 'office', act: (page) => check(page, 'a good workbook') },
  {
    name: 'desk-import-done',
    path: '/desk/roster/import',
    who: 'office',
    act: async (page) => {
      await check(page, 'a good workbook')
      await page.getByRole('button', { name: '确认导入' }).click()
    },
  },
  { name: 'desk-import-forbidden', path: '/desk/roster/import', who: 'secretary' },
]
