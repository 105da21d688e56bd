// What every page of the desk asks: the tree of organisations and names.
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const given = '国建志文明华秀英玉兰芳军平丽敏静强磊洋勇艳杰娟涛超霞'

export const nameOf = (n) => `${surnames[n % surnames.length]}${given[(n * 7) % given.length]}${n % 3 === 0 ? '' : given[(n * 11) % given.length]}`

export const organisations = [
  { organisation: uuid(99), parent: null, name: '云溪街道党工委', level: 'committee', sector: 'office', from: '2020-01-01', members: 0 },
  ...numerals.map((numeral, i) => ({
    organisation: uuid(100 + i),
    parent: uuid(99),
    name: `云溪社区第${numeral}党支部`,
    level: 'branch',
    sector: 'community',
    from: '2020-01-01',
    members: 36,
  })),
]

export function answer(path, url, { json }) {
  if (path === '/api/points/organisations') {
    json({ items: organisations, next: null })
    return true
  }
  if (path === '/api/points/names') {
    const ids = (url.searchParams.get('ids') ?? '').split(',')
    json({
      items: ids.map((id) => ({ id, name: organisations.find((one) => one.organisation === id)?.name ?? nameOf(Number(id.slice(-6))), organisationName: Number(id.slice(-6)) >= 5000 && Number(id.slice(-6)) < 6000 ? organisations[2].name : null })),
      next: null,
    })
    return true
  }
  return false
}

export const views = [
  { name: 'desk-anonymous', path: '/desk' },
  { name: 'desk', path: '/desk', who: 'secretary' },
  { name: 'desk-office', path: '/desk', who: 'office' },
  { name: 'desk-forbidden', path: '/desk', who: 'member' },
  { name: 'desk-away', path: '/desk', who: 'office', fault: 'away' },
  { name: 'desk-slow', path: '/desk', who: 'office', fault: 'slow' },
  { name: 'desk-nowhere', path: '/desk/nowhere', who: 'office' },
]
