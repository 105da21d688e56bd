import type { BoardBranch, BoardMember, Grade, GradeCount } from '@/api/types'

const stars: Record<string, number> = { 'three-stars': 3, 'two-stars': 2, 'one-star': 1, none: 0 }

export function starsOf(grade: Pick<Grade, 'code' | 'stars'>): number {
  return grade.stars ?? stars[grade.code] ?? 0
}

export interface Bar {
  code: string
  label: string
  /** What is written: the count, or “<5” where it is suppressed. */
  text: string
  suppressed: boolean
  /** Per cent of the bar; a suppressed part gets a fixed sliver, so that its width tells nothing. */
  width: number
  stars: number
}

const sliver = 3

export function barsOf(grades: readonly GradeCount[]): Bar[] {
  const hidden = grades.filter((grade) => grade.count === null)
  const total = grades.reduce((sum, grade) => sum + (grade.count ?? 0), 0)
  const room = 100 - hidden.length * sliver
  return grades.map((grade) => ({
    code: grade.code,
    label: grade.label,
    text: grade.count === null ? '<5' : String(grade.count),
    suppressed: grade.count === null,
    width: grade.count === null ? sliver : total === 0 ? 0 : (grade.count / total) * room,
    stars: starsOf(grade),
  }))
}

export interface BranchOfBoard {
  organisation: string
  name: string | null
  members: BoardMember[]
}

/** Members under their branch: branches by name, members by stars and then by name. */
export function byBranch(members: readonly BoardMember[]): BranchOfBoard[] {
  const branches = new Map<string, BranchOfBoard>()
  for (const member of members) {
    const branch = branches.get(member.organisation) ?? { organisation: member.organisation, name: member.organisationName, members: [] }
    branch.members.push(member)
    branches.set(member.organisation, branch)
  }
  const all = [...branches.values()]
  for (const branch of all) {
    branch.members.sort((a, b) => starsOf(b.grade) - starsOf(a.grade) || compareNames(a.name, b.name))
  }
  return all.sort((a, b) => compareNames(a.name, b.name))
}

export function byStars<T extends BoardBranch | BoardMember>(all: readonly T[]): { grade: Grade; items: T[] }[] {
  const groups = new Map<string, { grade: Grade; items: T[] }>()
  for (const one of all) {
    const group = groups.get(one.grade.code) ?? { grade: one.grade, items: [] }
    group.items.push(one)
    groups.set(one.grade.code, group)
  }
  return [...groups.values()].sort((a, b) => starsOf(b.grade) - starsOf(a.grade))
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const numeral = /第([一二三四五六七八九十百零〇]+)/
const digits = '零一二三四五六七八九'

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return collator.compare(withFigures(a), withFigures(b))
}

/** 第十二支部 after 第二支部, which no collation knows by itself. */
export function withFigures(name: string): string {
  return name.replace(numeral, (_, text: string) => `第${figure(text)}`)
}

function figure(text: string): number {
  let sum = 0
  let current = 0
  for (const character of text.replace('〇', '零')) {
    if (character === '百') {
      sum += (current || 1) * 100
      current = 0
    } else if (character === '十') {
      sum += (current || 1) * 10
      current = 0
    } else {
      current = digits.indexOf(character)
    }
  }
  return sum + current
}
