// The end of a year: scores, closing, results, objections, exemptions, holidays; and a member's own application.
import { nameOf, organisations } from './desk-start.mjs'

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const branches = organisations.slice(1)
const grades = [
  { code: 'three-stars', label: '三星', stars: 3 },
  { code: 'two-stars', label: '二星', stars: 2 },
  { code: 'one-star', label: '一星', stars: 1 },
  { code: 'none', label: '未评星', stars: 0 },
]
const people = Array.from({ length: 12 }, (_, i) => ({ member: uuid(1000 + i), name: nameOf(1000 + i), exempt: i === 11 }))
const totalOf = (i) => 96 - i * 4.25
const gradeOf = (total) => grades[total >= 90 ? 0 : total >= 80 ? 1 : total >= 60 ? 2 : 3]
const states = ['open', 'returned', 'recorded', 'published', 'awarded']

const sheet = (n, name, score, mine = false, corrections = 0) => ({ sheet: uuid(5000 + n), name, onPaper: !mine, mine, score, enteredAt: '2026-01-06T02:00:00Z', corrections })
function parts(i) {
  const part = (name, stage, score, sheets) => ({ part: name, stage, score, sheets })
  const work = [
    part('points-work', 'complete', '87.50', [sheet(i * 10, '云溪街道组织办', '86.00', true, 1), sheet(i * 10 + 1, '方致远', '89.00')]),
    part('points-work', 'third-missing', null, [sheet(i * 10, '方致远', '71.00'), sheet(i * 10 + 1, '叶知秋', '88.50')]),
    part('points-work', 'second-missing', null, [sheet(i * 10, '云溪街道组织办', '90.00', true)]),
    part('points-work', 'first-missing', null, []),
  ][i % 4]
  return [work, i % 4 === 0 ? part('year-end-target', 'complete', '90.00', [sheet(i * 10 + 2, '方致远', '90.00'), sheet(i * 10 + 3, '叶知秋', '90.00')]) : part('year-end-target', 'first-missing', null, [])]
}
const objection = (n, more) => ({
  objection: uuid(8000 + n),
  branch: branches[3].organisation,
  cycle: '2025',
  member: uuid(1003),
  objector: null,
  text: '',
  filedAt: '2026-01-07T02:00:00Z',
  upheld: null,
  grade: null,
  answer: null,
  answeredAt: null,
  mine: false,
  onPaper: true,
  withdrawnAt: null,
  withdrawalRecorder: null,
  withdrawalDay: null,
  withdrawalPaper: null,
  ...more,
})
const closed = (path) => path.includes('2025')

export function answer(path, url, { json }) {
  const say = (body) => {
    json(body)
    return true
  }
  const page = (items) => say({ items, next: null })
  if (path === '/api/points/branch-scores')
    return say({
      cycle: '2025',
      weighed: true,
      declared: { apart: '5.00', ofThree: 'nearest' },
      branches: branches.map((one, i) => ({ organisation: one.organisation, name: one.name, level: 'branch', parts: parts(i), awarded: i === 8 ? 'two-stars' : null })),
    })
  if (/^\/api\/points\/cycles\/\d+$/.test(path))
    return say({
      cycle: path.slice(-4),
      state: closed(path) ? 'closed' : 'open',
      version: 4,
      quartersClosed: closed(path) ? 4 : 2,
      reopenings: [{ quarter: 2, at: '2026-07-12T02:00:00Z', reason: '志愿服务时长漏录一批，补录后重新结账。' }],
      heard: closed(path),
      days: {
        first: `${path.slice(-4)}-01-01`,
        last: `${path.slice(-4)}-12-31`,
        over: closed(path),
        quarters: ['03-31', '06-30', '09-30', '12-31'].map((day, i) => ({ quarter: i + 1, last: `${path.slice(-4)}-${day}`, over: closed(path) || i < 3 })),
      },
    })
  if (path === '/api/rating/closing-preview')
    return say({
      cycle: '2025',
      graded: 890,
      exempt: 3,
      grades: grades.map((grade, i) => ({ grade, members: [112, 304, 421, 53][i] })),
      closed: url.searchParams.get('cycle') === '2025' ? { closedAt: '2026-01-06T02:00:00Z', hash: 'c3c3', ruleBookVersion: 2 } : null,
      quarters: [1, 2, 3, 4].slice(0, url.searchParams.get('cycle') === '2025' ? 4 : 2).map((quarter) => ({ quarter, branches: 25, closedAt: '2026-04-08T01:00:00Z' })),
      starless: Array.from({ length: 53 }, (_, i) => ({
        member: uuid(2000 + i),
        name: nameOf(2000 + i),
        organisation: branches[i % 12].organisation,
        organisationName: branches[i % 12].name,
        total: (59.5 - i / 2).toFixed(2),
        grade: grades[3],
        toNext: '一星',
        missing: i % 5 === 0 ? '0.00' : (0.5 + i / 2).toFixed(2),
        unmet: i % 5 === 0 ? ['“一星”要求“活动至少 2 次”至少 2 次，现为 1 次'] : [],
      })),
      next: null,
    })
  if (path === '/api/rating/parked-facts') return page([{ event: uuid(1), type: 'article-read', name: '王国', reason: '名册上没有' }])
  if (path === '/api/points/exemptions')
    return page(
      ['requested', 'endorsed', 'approved', 'refused'].map((state, i) => ({
        exemption: uuid(7000 + i),
        member: i === 0 ? uuid(1) : uuid(1000 + i),
        organisation: branches[0].organisation,
        cycle: '2026',
        state,
        reason: '长期患病住院，附医院证明。',
        requestedAt: '2026-11-02T02:00:00Z',
        endorsedAt: null,
        answer: state === 'refused' ? '病假不足三个月，不属于免评范围。' : null,
        decidedAt: null,
      })),
    )
  if (path === '/api/points/awards')
    return page(
      branches.map((one, i) => ({
        branch: one.organisation,
        name: one.name,
        members: 36,
        state: states[i % 5],
        recordedAt: null,
        returnReason: i % 5 === 1 ? '缺少两名党员的评定。' : null,
        until: i % 5 === 3 ? '2026-01-13' : null,
        over: i === 3,
        openObjections: i === 8 ? 1 : 0,
      })),
    )
  const result = /^\/api\/points\/branches\/([^/]+)\/meeting-results\/\d+$/.exec(path)
  if (result) {
    const state = states[branches.findIndex((one) => one.organisation === result[1]) % 5]
    const decided = state !== 'open' && state !== 'returned'
    return say({
      branch: result[1],
      cycle: '2025',
      state,
      version: 2,
      until: state === 'published' ? '2026-01-13' : null,
      openObjections: 0,
      returnReason: state === 'returned' ? '缺少两名党员的评定，请补齐后再报。' : null,
      grades: decided ? people.slice(0, 11).map((one, i) => ({ member: one.member, grade: i === 3 ? 'one-star' : gradeOf(totalOf(i)).code, reason: i === 3 ? '支部大会认为全年请假较多。' : null })) : [],
      objectionDays: 5,
      wouldEnd: '2026-01-13',
      choices: grades,
      roster: people,
    })
  }
  if (path === '/api/rating/rankings')
    return page(people.map((one, i) => ({ ...one, organisation: branches[0].organisation, organisationName: branches[0].name, state: 'closed', total: totalOf(i).toFixed(2), indicated: gradeOf(totalOf(i)) })))
  if (path === '/api/points/objections')
    return page([
      objection(0, { member: uuid(1001), objector: uuid(1002), text: '认为年度出勤少记了一次，请核对。', filedAt: '2026-01-08T02:00:00Z', mine: true, onPaper: false }),
      objection(1, { text: '请假均为住院，附病历。', upheld: true, grade: 'two-stars', answer: '经核查病历属实，异议成立。', answeredAt: '2026-01-09T02:00:00Z' }),
      objection(2, { member: uuid(1004), objector: uuid(1005), text: '志愿服务时长少记三小时，登记簿有签字。' }),
      objection(3, { member: uuid(1005), objector: uuid(1005), text: '认为评定偏低。', withdrawnAt: '2026-01-12T02:00:00Z', withdrawalRecorder: uuid(1000), withdrawalDay: '2026-01-11', withdrawalPaper: '撤回异议申请书（本人签名），存支部档案' }),
    ])
  if (path === '/api/points/publications/mine')
    return say({
      branch: branches[3].organisation,
      name: branches[3].name,
      cycle: url.searchParams.get('cycle'),
      state: 'published',
      until: '2026-11-27',
      grades: people.slice(0, 11).map((one, i) => ({ member: one.member, name: one.name, mine: i === 0, grade: gradeOf(totalOf(i)), reason: i === 0 ? '支部大会认为全年请假较多。' : null })),
    })
  if (path === '/api/points/board-preview')
    return say({
      cycle: '2025',
      until: '2027-01-13',
      masked: true,
      branches: [2, 3].map((at) => ({
        branch: branches[at].organisation,
        name: branches[at].name,
        state: states[at],
        withoutStar: 2,
        members: people.slice(0, 9).map((one, i) => ({ member: uuid(9000 + at * 20 + i), name: `${one.name[0]}*`, grade: gradeOf(totalOf(i)) })),
      })),
    })
  if (/^\/api\/rating\/boards\/[^/]+\/\d+$/.test(path))
    return say({
      township: 'yunxi',
      cycle: path.slice(-4),
      mine: null,
      branches: [{ organisation: branches[0].organisation, name: branches[0].name, grade: grades[1] }],
      members: people.slice(0, 11).map((one, i) => ({ ...one, organisation: branches[0].organisation, organisationName: branches[0].name, grade: gradeOf(totalOf(i)) })),
    })
  if (path.startsWith('/api/points/calendars/'))
    return say({ year: Number(path.slice(-4)), revision: '5b1f0c9ae2d4', holidays: ['2026-10-01', '2026-10-02', '2026-10-05'], worked: ['2026-09-26', '2026-10-10'] })
  return false
}

const branch = (i) => `branch=${branches[i].organisation}&cycle=2025`
export const views = [
  { name: 'desk-award-scores', path: '/desk/award-scores?cycle=2025', who: 'office' },
  { name: 'desk-award-closing', path: '/desk/award-closing?cycle=2026', who: 'office' },
  { name: 'desk-award-closing-dialog', path: '/desk/award-closing?cycle=2026', who: 'office', act: (page) => page.getByRole('button', { name: '结第 3 季度' }).click() },
  { name: 'desk-award-closed', path: '/desk/award-closing?cycle=2025', who: 'office' },
  { name: 'desk-award-results', path: '/desk/award-results?cycle=2025', who: 'office' },
  { name: 'desk-award-results-away', path: '/desk/award-results?cycle=2025', who: 'office', fault: 'away' },
  { name: 'desk-award-meeting', path: `/desk/award-result?${branch(0)}`, who: 'secretary', act: (page) => page.getByRole('combobox').nth(3).selectOption('one-star') },
  { name: 'desk-award-check', path: `/desk/award-result?${branch(2)}`, who: 'office' },
  { name: 'desk-award-check-dialog', path: `/desk/award-result?${branch(2)}`, who: 'office', act: (page) => page.getByRole('button', { name: '审核通过' }).click() },
  { name: 'desk-award-published', path: `/desk/award-result?${branch(3)}`, who: 'office' },
  { name: 'desk-award-objections', path: '/desk/award-objections?cycle=2025', who: 'office', act: (page) => page.getByRole('button', { name: /^核查并答复/ }).click() },
  { name: 'desk-award-withdrawal', path: '/desk/award-objections?cycle=2025', who: 'secretary', act: (page) => page.getByRole('button', { name: /^登记撤回：/ }).click() },
  { name: 'desk-award-exemptions', path: '/desk/exemptions?cycle=2026', who: 'office' },
  { name: 'desk-award-board', path: '/desk/award-board?cycle=2025', who: 'office' },
  { name: 'desk-award-board-branch', path: '/desk/award-board?cycle=2025', who: 'secretary', act: (page) => page.getByText('本支部（登录后）').click() },
  { name: 'desk-award-board-preview', path: '/desk/award-board?cycle=2025', who: 'office', act: (page) => page.getByText('授星后预览（2 个支部）').click() },
  { name: 'desk-award-exemption-paper', path: '/desk/exemptions?cycle=2026', who: 'office', act: (page) => page.getByRole('button', { name: '录入纸质申请' }).click() },
  { name: 'desk-award-calendar', path: '/desk/calendar', who: 'office' },
  { name: 'desk-award-mine', path: '/me/exemption', who: 'member' },
  { name: 'desk-award-object', path: '/me/award', who: 'member' },
  { name: 'desk-award-take-back', path: '/me/award', who: 'member', act: (page) => page.getByRole('button', { name: '撤回异议' }).click() },
]
