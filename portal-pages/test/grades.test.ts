import { describe, expect, it } from 'vitest'
import { barsOf, byBranch, byStars, withFigures } from '@/lib/grades'

const three = { code: 'three-stars', label: '三星', stars: 3 }
const one = { code: 'one-star', label: '一星', stars: 1 }
const member = (name: string | null, organisationName: string, grade = one) => ({
  member: `${name}`,
  name,
  organisation: organisationName,
  organisationName,
  grade,
})

describe('the bar of grades', () => {
  it('shows a suppressed count as fewer than five', () => {
    const bars = barsOf([
      { code: 'three-stars', label: '三星', count: null, suppressed: true },
      { code: 'none', label: '未达星级', count: 20 },
    ])

    expect(bars.map((bar) => bar.text)).toEqual(['<5', '20'])
  })

  it('gives a suppressed count the same width whatever it is', () => {
    const width = (count: number) =>
      barsOf([
        { code: 'three-stars', label: '三星', count: null },
        { code: 'none', label: '未达星级', count },
      ])[0]!.width

    expect(width(6)).toBe(width(6000))
  })

  it('is filled when there is somebody and empty when there is nobody', () => {
    const sum = (counts: (number | null)[]) =>
      barsOf(counts.map((count, i) => ({ code: String(i), label: '', count }))).reduce((total, bar) => total + bar.width, 0)

    expect(sum([10, 20, 70])).toBeCloseTo(100)
    expect(sum([null, 20, 70])).toBeCloseTo(100)
    expect(sum([0, 0])).toBe(0)
  })
})

describe('a board', () => {
  it('has branches in the order of their numbers', () => {
    const branches = byBranch([member('甲', '云溪第十二支部'), member('乙', '云溪第二支部'), member('丙', '云溪第十支部')])

    expect(branches.map((branch) => branch.name)).toEqual(['云溪第二支部', '云溪第十支部', '云溪第十二支部'])
  })

  it('has the most stars first in each branch, and names that are away last', () => {
    const branch = byBranch([member(null, '一'), member('乙', '一'), member('甲', '一', three)])[0]!

    expect(branch.members.map((one) => one.name)).toEqual(['甲', '乙', null])
  })

  it('groups by stars', () => {
    expect(byStars([member('甲', '一'), member('乙', '一', three)]).map((group) => group.grade.code)).toEqual(['three-stars', 'one-star'])
  })

  it.each([
    ['第一支部', '第1支部'],
    ['第十支部', '第10支部'],
    ['第二十三支部', '第23支部'],
    ['第一百零二支部', '第102支部'],
    ['机关支部', '机关支部'],
  ])('reads %s as %s for sorting', (name, figures) => {
    expect(withFigures(name)).toBe(figures)
  })
})
