// Invented data for looking at the pages without the services. Never shipped.
const grade = {
  three: { code: 'three-stars', label: '三星', stars: 3 },
  two: { code: 'two-stars', label: '二星', stars: 2 },
  one: { code: 'one-star', label: '一星', stars: 1 },
  none: { code: 'none', label: '未评星', stars: 0 },
}
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const given = '国建志文明华秀英玉兰芳军平丽敏静强磊洋勇艳杰娟涛超霞'
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export const townships = [
  { township: 'yunxi', name: '云溪街道', county: 'lanchuan', labels: { office: '街道组织办' } },
  { township: 'qinghe', name: '青禾镇', county: 'lanchuan', labels: {} },
  { township: 'shiqiao', name: '石桥镇', county: 'lanchuan', labels: {} },
]

export const periods = (township) => ({
  township,
  boards:
    township === 'shiqiao'
      ? []
      : ['2025', '2024'].flatMap((cycle) => ['branches', 'members'].map((kind) => ({ cycle, kind, until: '2026-12-31' }))),
})

export function board(township, cycle) {
  const branches = numerals.map((numeral, i) => ({
    organisation: uuid(100 + i),
    name: i < 6 ? `云溪社区第${numeral}党支部` : i < 9 ? `临江路社区第${numeral}党支部` : `云溪纺织有限公司第${numeral}党支部`,
  }))
  let n = 0
  const members = branches.flatMap((branch, b) =>
    Array.from({ length: 3 + ((b * 7) % 9) }, () => {
      n += 1
      return {
        member: uuid(1000 + n),
        name: `${surnames[n % surnames.length]}*${n % 5 === 0 ? '' : given[(n * 7) % given.length]}`,
        organisation: branch.organisation,
        organisationName: branch.name,
        grade: [grade.three, grade.two, grade.one, grade.two, grade.three, grade.one, grade.one][(n * 5) % 7],
      }
    }),
  )
  return {
    township,
    label: '星级公示',
    cycle,
    until: '2026-12-31',
    branches: branches.filter((_, i) => i % 4 !== 3).map((branch, i) => ({ ...branch, grade: [grade.three, grade.two, grade.one][(i * 2) % 3] })),
    members,
  }
}

const bands = [
  { ...grade.three, from: '90.00' },
  { ...grade.two, from: '80.00' },
  { ...grade.one, from: '60.00' },
]

export function standing(cycle, state = {}) {
  if (cycle === '2024') return null
  const past = cycle === '2025'
  const total = past ? '93.50' : (87.5 + (state.gained ?? 0)).toFixed(2)
  return {
    township: 'yunxi',
    member: uuid(1),
    organisation: uuid(100),
    cycle: cycle ?? '2026',
    state: past ? 'awarded' : 'open',
    total,
    indicated: past ? grade.three : grade.two,
    awarded: past ? grade.three : null,
    next: past ? null : { ...grade.three, from: '90.00', missing: (90 - Number(total)).toFixed(2), unmet: [] },
    rank: past ? null : { inBranch: 3, of: 36 },
    byMicro: [
      { micro: 'platform', label: '微平台', points: '30.00' },
      { micro: 'points', label: '微积分', points: '45.50' },
      { micro: 'wish', label: '微心愿', points: '12.00' },
    ],
    base: '0.00',
    ruleBook: { id: 'yunxi-members', version: 2 },
    bands,
    exempt: false,
    withheld: null,
    asOf: new Date().toISOString(),
  }
}

const gain = (rule, label, micro, brings, reason) => ({ rule, label, micro, brings, grade: grade.two, reason })

export function ways(state = {}) {
  const now = standing(null, state)
  return {
    member: now.member,
    cycle: now.cycle,
    total: now.total,
    next: now.next,
    oneMore: [
      gain('article-read', '学习文章', 'platform', '0.00', '本月学习已达上限 10 分，本条不再加分。'),
      gain('theme-day', '参加主题党日', 'points', '5.00', '每次得 5 分'),
      gain('volunteer', '参加志愿服务', 'points', '3.00', '每满 1 小时得 1 分，每次最多 3 分'),
      gain('wish-claimed', '认领微心愿', 'wish', '1.00', '每次得 1 分'),
      gain('wish-fulfilled', '实现微心愿', 'wish', '3.00', '每次得 5 分；本季度上限 12 分，已得 9 分'),
    ],
    ways: [
      { rule: 'theme-day', label: '参加主题党日', micro: 'points', times: 1, reached: '2026-11-22' },
      { rule: 'volunteer', label: '参加志愿服务', micro: 'points', times: 1, reached: '2026-11-22' },
      { rule: 'wish-claimed', label: '认领微心愿', micro: 'wish', times: 3, reached: '2026-11-24' },
    ],
  }
}

const kinds = [
  ['article-read', '学习文章', 'platform', '1.00', '1.00', '读完一篇学习文章，计 1 分。'],
  ['activity-attended', '参加主题党日', 'points', '5.00', '5.00', '参加主题党日并签到，计 5 分。'],
  ['wish-fulfilled', '实现微心愿', 'wish', '5.00', '3.00', '实现一个微心愿计 5 分；本季度上限 12 分，已得 9 分，本条计 3 分。'],
  ['activity-missed', '无故缺席', 'points', '-2.00', '-2.00', '应到未到且没有请假，扣 2 分。'],
  ['article-read', '学习文章', 'platform', '1.00', '0.00', '本月学习已达上限 10 分，本条不再加分。'],
  ['wish-claimed', '认领微心愿', 'wish', '1.00', '1.00', '认领一个微心愿，计 1 分。'],
]

export function entries(cycle, cursor, extra = []) {
  const all = Array.from({ length: 74 }, (_, i) => {
    const [rule, label, micro, raw, points, reason] = kinds[i % kinds.length]
    const day = new Date(Date.UTC(Number(cycle ?? 2026), 10, 20) - i * 4 * 86400_000)
    return {
      fact: uuid(5000 + i),
      event: uuid(5000 + i),
      eventType: `cn.sanwei.points.${rule}.v1`,
      rule,
      label,
      micro,
      on: day.toISOString().slice(0, 10),
      occurredAt: day.toISOString(),
      raw,
      points,
      reason,
      ruleBookVersion: i < 40 ? 2 : 1,
      afterClose: i === 2,
    }
  })
  const list = [...extra, ...all]
  const from = Number(cursor ?? 0)
  const items = list.slice(from, from + 50)
  return { items, next: from + 50 < list.length ? String(from + 50) : null }
}

const titles = [
  ['基层党组织如何开好主题党日', '党建学习', 6],
  ['民法典里的邻里关系：采光、通行与噪声', '法律常识', 8],
  ['冬季用火用电安全须知', '安全知识', 45],
  ['云溪街道便民服务清单（2026 年修订）', '政策解读', 120],
  ['从一件小事看群众工作', '党建学习', 240],
  ['反诈提醒：这六种电话请直接挂断', '安全知识', 60],
]

export const articles = (read) => ({
  items: titles.map(([title, categoryLabel, secondsToRead], i) => ({
    article: uuid(9000 + i),
    title,
    category: 'study',
    categoryLabel,
    secondsToRead,
    publishedAt: `2026-11-${String(20 - i).padStart(2, '0')}T01:00:00Z`,
    readToday: read.has(uuid(9000 + i)) || i === 2,
  })),
  next: null,
})

export const article = (id, read) => {
  const one = articles(read).items.find((item) => item.article === id)
  if (!one) return null
  const paragraphs = [
    '主题党日是党支部组织党员集中学习、过组织生活、进行民主议事和志愿服务的重要形式。开好一次主题党日，关键在于准备充分、主题鲜明、人人参与。',
    '会前，支部委员会要提前确定主题，把学习材料发到每名党员手中。对行动不便的老党员，可以由党小组长送学上门；外出的流动党员，可以通过线上方式参加。',
    '会中，先学后议，联系身边的事来谈。有条件的支部，可以把会场搬到社区广场、田间地头，让群众也听得见、看得到。',
    '会后，要把议定的事项列成清单，明确由谁来办、什么时候办好，并在下一次主题党日上报告结果。办成一件小事，胜过说上十句大话。',
  ]
  return { ...one, paragraphs }
}

const township = (one, i, bump) => ({
  township: one.township,
  name: one.name,
  members: [893, 412, 286][i],
  branches: [25, 14, 9][i],
  events: [31840, 16210, 9874][i] + bump,
  grades: [
    { code: 'three-stars', label: '三星', count: [212, 88, null][i], ...(i === 2 ? { suppressed: true } : {}) },
    { code: 'two-stars', label: '二星', count: [318, 141, 96][i] },
    { code: 'one-star', label: '一星', count: [264, 130, 121][i] },
    { code: 'none', label: '未达星级', count: [99, 53, 65][i] },
  ],
  articlesRead: [9120, 4208, 1930][i] + bump,
  attended: [7421, 3310, 2405][i],
  missed: [312, 140, 96][i],
  wishesFulfilled: [188, 240, 61][i],
  wishesOpen: [24, 31, 9][i],
})

export function county(bump) {
  const all = townships.map((one, i) => township(one, i, i === 0 ? bump : 0))
  const sum = (key) => all.reduce((total, one) => total + one[key], 0)
  const keys = ['members', 'branches', 'events', 'articlesRead', 'attended', 'missed', 'wishesFulfilled', 'wishesOpen']
  return {
    county: 'lanchuan',
    cycle: '2026',
    asOf: new Date().toISOString(),
    townships: all,
    totals: { ...Object.fromEntries(keys.map((key) => [key, sum(key)])), grades: all[0].grades },
  }
}
