import { describe, expect, it } from 'vitest'
import { arrange, choicesOf, type Column } from '@/desk/blocks/table'

interface Person {
  name: string
  branch: string
  points: number | null
}
const people: Person[] = [
  { name: '张伟', branch: '第十党支部', points: 9 },
  { name: '李娜', branch: '第二党支部', points: 80.5 },
  { name: '王芳', branch: '第二党支部', points: null },
  { name: 'Zhou Wei', branch: '第一党支部', points: 100 },
]
const columns: Column<Person>[] = [
  { key: 'name', label: '姓名', value: (one) => one.name },
  { key: 'branch', label: '支部', value: (one) => one.branch, choice: true },
  { key: 'points', label: '积分', value: (one) => one.points },
]
const names = (rows: Person[]) => rows.map((one) => one.name)

describe('a list', () => {
  it('keeps the rows that have every word somewhere, whatever the case', () => {
    expect(names(arrange(people, columns, '第二 李', {}, null))).toEqual(['李娜'])
    expect(names(arrange(people, columns, 'zhou', {}, null))).toEqual(['Zhou Wei'])
    expect(names(arrange(people, columns, '  ', {}, null))).toHaveLength(4)
  })

  it('does not find a word across two cells', () => {
    expect(arrange(people, columns, '伟第十', {}, null)).toEqual([])
  })

  it('keeps what was chosen, and only whole values count', () => {
    expect(names(arrange(people, columns, '', { branch: '第二党支部' }, null))).toEqual(['李娜', '王芳'])
    expect(arrange(people, columns, '', { branch: '第二' }, null)).toEqual([])
  })

  it('sorts numbers as numbers, and what is empty comes last both ways', () => {
    expect(names(arrange(people, columns, '', {}, { key: 'points', descending: false }))).toEqual(['张伟', '李娜', 'Zhou Wei', '王芳'])
    expect(names(arrange(people, columns, '', {}, { key: 'points', descending: true }))).toEqual(['Zhou Wei', '李娜', '张伟', '王芳'])
  })

  it('leaves the rows that it was given in their order', () => {
    const given = [...people]
    arrange(people, columns, '', {}, { key: 'name', descending: true })

    expect(people).toEqual(given)
  })

  it('offers each value once', () => {
    expect(choicesOf(people, columns[1]!).sort()).toEqual(['第一党支部', '第二党支部', '第十党支部'].sort())
  })

  it('goes by a rank where the words have another order', () => {
    const ranked = { ...columns[1]!, order: (one: Person) => ['第一党支部', '第二党支部', '第十党支部'].indexOf(one.branch) }

    expect(choicesOf(people, ranked)).toEqual(['第一党支部', '第二党支部', '第十党支部'])
  })
})
