// Townships and accounts as the desk shows them.
import { nameOf } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const township = {
  township: 'yunxi',
  county: 'lanchuan',
  name: '云溪街道',
  countyName: '澜川县',
  code: '990001001',
  since: '2026-01-01',
  labels: { platform: '智慧党建' },
  registeredAt: '2026-01-01T00:00:00Z',
  designations: [
    { since: '2027-01-01', name: '云溪镇', countyName: '澜川市', code: '990001101', setAt: '2026-11-20T00:00:00Z' },
    { since: '2026-01-01', name: '云溪街道', countyName: '澜川县', code: '990001001', setAt: '2026-01-01T00:00:00Z' },
  ],
  version: 2,
  labelsVersion: 3,
}
const until = '2026-12-06T08:00:00Z'
const offices = [
  { account: uuid(1), name: '组织办 李静', role: 'township-office', userName: '40719283', state: 'open', closed: false, codeUntil: until, signedIn: false, refused: null },
  { account: uuid(2), name: '社工 何雨', role: 'social-worker', userName: '71930465', state: 'open', closed: false, codeUntil: null, signedIn: true, refused: null },
  { account: uuid(3), name: '组织办 王强', role: 'township-office', userName: '23650917', state: 'closed', closed: true, codeUntil: null, signedIn: true, refused: null },
]
const counties = [{ account: uuid(4), name: '县委组织部 陈晓', role: 'county', userName: '56120938', state: 'open', closed: false, codeUntil: until, signedIn: false, refused: null }]
const reason = '登录系统不接受这个姓名（含有 < > & 等符号，或者太长）。请导出名册，更正姓名后再导入，账号随后自动建立。'
const refused = [
  { member: uuid(2040), name: '张<卫>国', organisation: uuid(100), organisationName: '云溪社区第一党支部', fault: 'name-refused', reason, since: '2026-11-22T08:00:00Z', attempts: 4, nextAttempt: '2026-11-22T08:02:00Z' },
]
const members = Array.from({ length: 36 }, (_, n) => ({
  account: uuid(500 + n),
  member: uuid(2000 + n),
  name: nameOf(n),
  organisation: uuid(100),
  organisationName: '云溪社区第一党支部',
  posts: n === 2 ? ['secretary'] : [],
  userName: String(40_719_283 + n * 1_111),
  state: n === 9 ? 'waiting' : 'open',
  codeMadeAt: n < 4 ? '2026-11-22T08:00:00Z' : null,
  codeMadeBy: n < 4 ? '组织办 李静' : null,
  codeUntil: n < 4 ? until : null,
  signedIn: n > 29,
}))
const slip = (name, organisationName, userName, n) => ({
  account: uuid(n),
  member: null,
  name,
  organisation: null,
  organisationName,
  userName,
  code: 'kmpxwqdft',
  until,
})

export function answer(path, url, { json, refuse, request }) {
  if (path === '/api/points/townships' && request.method === 'GET') json({ items: [township], next: null })
  else if (path === '/api/points/townships/yunxi') json(township)
  else if (path.startsWith('/api/points/townships/') && path.endsWith('/accounts') && request.method === 'GET') json({ items: offices, next: null })
  else if (/^\/api\/points\/townships\/yunxi\/accounts\/[^/]+\/codes$/.test(path)) json({ items: [slip('组织办 李静', null, '40719283', 1)] }, 201)
  else if (path.startsWith('/api/points/townships/nowhere')) refuse(404, 'not-found', '没有找到，或不属于您所在的区划。')
  else if (path === '/api/points/counties/lanchuan/accounts' && request.method === 'GET') json({ items: counties, next: null })
  else if (path === '/api/points/accounts/refused') json({ items: refused, next: null })
  else if (path === '/api/points/accounts/refused/attempts') json({ id: 'yunxi', tickets: 1 })
  else if (path === '/api/points/accounts') json({ items: members, next: null })
  else if (path === '/api/points/accounts/codes')
    json({ items: members.slice(0, 5).map((one, n) => ({ ...slip(one.name, one.organisationName, one.userName, 500 + n), member: one.member })) }, 201)
  else return false
  return true
}

const makeOne = async (page) => {
  await page.getByRole('button', { name: '选择尚未登录过的' }).click()
  await page.getByRole('button', { name: /人制作登录码/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '制作登录码' }).click()
  await page.getByRole('button', { name: '打印', exact: true }).waitFor()
}

export const views = [
  { name: 'desk-townships', path: '/desk/townships', who: 'admin' },
  { name: 'desk-township-new', path: '/desk/townships/new', who: 'admin' },
  { name: 'desk-township', path: '/desk/townships/yunxi', who: 'admin' },
  { name: 'desk-township-none', path: '/desk/townships/nowhere', who: 'admin' },
  { name: 'desk-county-accounts', path: '/desk/counties/lanchuan', who: 'admin' },
  { name: 'desk-login-codes', path: `/desk/login-codes?organisation=${uuid(99)}`, who: 'secretary' },
  { name: 'desk-login-codes-office', path: '/desk/login-codes', who: 'office' },
  { name: 'desk-login-codes-sheet', path: `/desk/login-codes?organisation=${uuid(99)}`, who: 'secretary', act: makeOne },
]
