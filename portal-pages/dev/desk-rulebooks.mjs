// Rule books and sheets of the past: the shipped templates and schema, and a check that knows one mistake.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scoring = join(dirname(fileURLToPath(import.meta.url)), '../../scoring/src/main/resources/cn/sanwei/scoring')
const source = (name) => readFileSync(join(scoring, `templates/${name}.yaml`), 'utf8')
const names = ['yunxi', 'liuzhu', 'qinghe', 'meiao']
const titleOf = (name) => /^title: (.*)$/m.exec(source(name))[1]

const versions = [
  { ruleBook: 'yunxi', version: 2, title: titleOf('yunxi'), countsFrom: '2026-07-01', publishedAt: '2026-06-20T02:00:00Z', publishedBy: '云溪街道组织办' },
  { ruleBook: 'yunxi', version: 1, title: titleOf('yunxi'), countsFrom: '2026-01-01', publishedAt: '2025-12-20T02:00:00Z', publishedBy: null },
]
const grade = (code, label) => ({ code, label })
const whatIf = {
  ruleBook: 'yunxi', version: 3, countsFrom: '2026-01-01', cycle: '2026', closed: false, reachesBack: true, otherCycles: [], members: 893, gaining: 2, losing: 1,
  regraded: 1, notSummed: 12, pointsBefore: '51230.00', pointsAfter: '51804.00', leftOut: 0, warnings: [],
  grades: [{ code: 'three-stars', label: '三星', before: 40, after: 41 }, { code: 'two-stars', label: '二星', before: 120, after: 119 }],
  changes: [
    { member: 'm1', name: '沈知夏', before: '88.00', after: '91.00', difference: '3.00', gradeBefore: grade('two-stars', '二星'), gradeAfter: grade('three-stars', '三星') },
    { member: 'm2', name: '周志明', before: '61.00', after: '64.50', difference: '3.50', gradeBefore: grade('one-star', '一星'), gradeAfter: grade('one-star', '一星') },
    { member: 'm3', name: null, before: '70.00', after: '69.00', difference: '-1.00', gradeBefore: grade('one-star', '一星'), gradeAfter: grade('one-star', '一星') },
  ],
}
const imports = [
  { importId: 'i1', rows: 2690, added: 2690, parts: 3, done: 3, importedBy: '云溪街道组织办', importedAt: '2026-06-01T02:00:00Z', takenBackBy: null, takenBackAt: null },
  { importId: 'i2', rows: 12, added: 12, parts: 1, done: 1, importedBy: '云溪街道组织办', importedAt: '2026-05-30T02:00:00Z', takenBackBy: '云溪街道组织办', takenBackAt: '2026-05-30T03:00:00Z' },
]
const sheet = { importId: 'i3', rows: 2690, facts: 11, balances: 2679, members: 893, known: 0, blank: 3, unread: [{ sheet: '往年明细', column: '备注' }], wrong: 0, errors: [] }
const wrongSheet = {
  ...sheet,
  wrong: 2,
  errors: [
    { sheet: '往年明细', row: 7, column: '日期', reason: '“2026-02-30”这一天不存在' },
    { sheet: '期初积分', row: 12, column: '姓名', reason: '名册上有 2 个“李建设”，请填党组织或党员编号' },
  ],
}

function check(text) {
  const line = text.split('\n').findIndex((one) => /points: 一/.test(one))
  if (line < 0) return { errors: [], warnings: [{ line: 3, column: 1, path: 'version', reason: '没有上限的积分项有 1 个', instead: '写上 caps' }] }
  return { errors: [{ line: line + 1, column: text.split('\n')[line].indexOf('points') + 9, path: 'rules[0].points', reason: '不是数字', instead: 'points: 1' }], warnings: [] }
}

export function answer(path, url, { json, refuse, request }) {
  let match
  const body = (then) => {
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => then(Buffer.concat(parts)))
    return true
  }
  if (path === '/api/points/rule-book-templates') json({ items: names.map((name) => ({ template: name, title: titleOf(name), sentence: `${titleOf(name)}所属的一类办法：按公历年积分，90 以上三星、80 以上二星、60 以上一星。` })), next: null })
  else if ((match = /^\/api\/points\/rule-book-templates\/(\w+)$/.exec(path))) json({ template: match[1], title: titleOf(match[1]), source: source(match[1]) })
  else if (path === '/api/points/rule-book-language') json({ schema: JSON.parse(readFileSync(join(scoring, 'rule-book.schema.json'), 'utf8')), facts: [{ fact: 'article-read', label: '阅读文章', source: 'event', attributes: [{ name: 'category', values: [] }], measures: [] }] })
  else if (path === '/api/points/rule-books/check') return body((text) => json(check(JSON.parse(text).source)))
  else if (path === '/api/points/rule-books' && request.method === 'POST') return body(() => json({ id: 'yunxi', ruleBookVersion: 3, countsFrom: '2026-01-01', past: null, warnings: [] }, 201))
  else if (path === '/api/points/rule-books') json({ items: versions, next: null })
  else if (/^\/api\/points\/rule-books\/yunxi\/\d$/.test(path)) json({ ...versions[0], source: source('yunxi') })
  else if (path === '/api/rating/rule-book/what-if') json(whatIf)
  else if (path === '/api/points/imports/sheet/check') return body((file) => json(file.length > 10 ? sheet : wrongSheet))
  else if (path === '/api/points/imports/sheet') return body(() => json({ id: 'i3', rows: 2690, added: 2690, known: 0 }))
  else if (path === '/api/points/imports') json({ items: imports, next: null })
  else if (/^\/api\/points\/imports\/i\d\/take-back$/.test(path)) json({ id: 'i1', rows: 2690 })
  else if (/^\/api\/points\/imports\/i\d$/.test(path)) refuse(404, 'not-found', '没有找到。')
  else return false
  return true
}

const draft = async (page, change = (text) => text) => {
  await page.evaluate((text) => localStorage.setItem('sanwei.draft.o1.rule-book', JSON.stringify({ values: { source: text, basedOn: 2 }, at: Date.now(), attempt: null })), change(source('yunxi').replace('version: 1', 'version: 3')))
  await page.goto(new URL('/desk/rule-books/draft', page.url()).href)
  await page.getByText(/处错误|没有错误/).waitFor()
}
const choose = (page, bytes) => page.locator('input[type=file]').setInputFiles({ name: 'past.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(bytes, 1) })

export const views = [
  { name: 'desk-rule-books', path: '/desk/rule-books', who: 'office' },
  { name: 'desk-rule-books-templates', path: '/desk/rule-books', who: 'office', act: (page) => page.getByRole('button', { name: '从模板起草' }).first().click() },
  { name: 'desk-rule-books-away', path: '/desk/rule-books', who: 'office', fault: 'away' },
  { name: 'desk-rule-book-none', path: '/desk/rule-books/draft', who: 'office' },
  { name: 'desk-rule-book-draft', path: '/desk/rule-books', who: 'office', act: (page) => draft(page, (text) => text.replace('points: 1,', 'points: 一,')) },
  {
    name: 'desk-rule-book-compared',
    path: '/desk/rule-books',
    who: 'office',
    act: async (page) => {
      await draft(page, (text) => text.replace('points: 1,', 'points: 2,'))
      await page.getByRole('button', { name: '与其他版本比较' }).click()
      await page.getByRole('button', { name: '试算' }).click()
      await page.getByText('沈知夏').waitFor()
    },
  },
  {
    name: 'desk-rule-book-publish',
    path: '/desk/rule-books',
    who: 'office',
    act: async (page) => {
      await draft(page)
      await page.getByRole('button', { name: '发布…' }).click()
      await page.getByText('2 人增加').waitFor()
    },
  },
  { name: 'desk-past', path: '/desk/past', who: 'office' },
  { name: 'desk-past-wrong', path: '/desk/past', who: 'office', act: (page) => choose(page, 5) },
  { name: 'desk-past-right', path: '/desk/past', who: 'office', act: (page) => choose(page, 50) },
]
