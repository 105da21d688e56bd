import { describe, expect, it } from 'vitest'
import { attributesOf, bySheet, emptyRow, isEmpty, kindOf, people, rowAfter, sent, typed } from '@/desk/records/words'
import type { MemberRecord, RecordKind, Words } from '@/desk/records/types'

const kind = (rule: string, attributes: Record<string, string[]>, more: Partial<RecordKind> = {}): RecordKind => ({
  rule,
  label: rule,
  micro: 'points',
  fact: 'deed-recorded',
  factLabel: '申报事项',
  attributes,
  measure: null,
  measures: [],
  deducts: false,
  absence: false,
  decidedElsewhere: false,
  ...more,
})
const mediation = kind('mediation', { kind: ['mediation'] })
const help = kind('help', { kind: ['help'], level: ['county', 'town'] }, { measure: 'hours' })
const anything = kind('anything', {})
const kinds = [anything, mediation, help]
const anna = { member: 'm1', text: '安娜' }
const words: Words = {
  fact: 'deed-recorded',
  factLabel: '申报事项',
  on: '2026-03-06',
  time: null,
  measures: { hours: 2 },
  attributes: { kind: 'help', level: 'town' },
  document: { title: '登记表', number: null, body: null },
  note: null,
}

describe('a row of a sheet', () => {
  it('is sent as its kind asks for it, without what was not typed', () => {
    const row = { ...emptyRow(), person: ' 安娜 ', rule: 'help', on: '2026-03-06', measure: '2', choices: { level: 'town' }, title: '登记表', body: ' ' }

    expect(sent(row, kinds, [anna])).toEqual({
      member: 'm1',
      fact: 'deed-recorded',
      on: '2026-03-06',
      time: null,
      measures: { hours: 2 },
      attributes: { kind: 'help', level: 'town' },
      document: { title: '登记表', number: null, body: null },
      note: null,
    })
  })

  it('says nothing for whom nobody is called so, nor for a figure that is none', () => {
    const row = { ...emptyRow(), person: '安', rule: 'help', measure: 'zwei' }

    expect(sent(row, kinds, [anna])).toMatchObject({ member: null, measures: {}, on: null, attributes: { kind: 'help' } })
  })

  it('comes back as it was typed, to be changed', () => {
    expect(sent(typed(words, kinds), kinds, [], 'm1')).toEqual({
      member: 'm1',
      fact: words.fact,
      on: words.on,
      time: null,
      measures: words.measures,
      attributes: words.attributes,
      document: words.document,
      note: null,
    })
  })

  it('takes kind, day and paper from the one above, but nobody and no figure', () => {
    const above = { ...emptyRow(), person: '安娜', rule: 'help', on: '2026-03-06', measure: '2', title: '登记表', note: '好' }

    expect(rowAfter(above)).toEqual({ ...above, person: '', measure: '', note: '' })
    expect(isEmpty(rowAfter(above))).toBe(true)
    expect(isEmpty(above)).toBe(false)
  })

  it('chooses where the rule takes several values, and needs no choice where it takes one', () => {
    expect(attributesOf(help, {})).toEqual({ kind: 'help' })
    expect(attributesOf(help, { level: 'county', kind: 'other' })).toEqual({ kind: 'help', level: 'county' })
  })
})

describe('what a record is called', () => {
  it('is the rule that asks for most of what it says', () => {
    expect(kindOf(words, kinds)?.rule).toBe('help')
    expect(kindOf({ ...words, attributes: { kind: 'dancing' } }, kinds)?.rule).toBe('anything')
    expect(kindOf({ ...words, fact: 'donation-made' }, kinds)).toBeUndefined()
  })
})

describe('people', () => {
  it('of one name are told apart, and who has no name any more is not offered', () => {
    const offered = people([
      { member: 'a', name: '张伟', organisationName: '一支部' },
      { member: 'b', name: '张伟', organisationName: '二支部' },
      { member: 'c', name: '张伟', organisationName: '二支部' },
      { member: 'd', name: '李娜', organisationName: '二支部' },
      { member: 'e', name: null, organisationName: '二支部' },
    ])

    expect(offered.map((one) => one.text)).toEqual(['张伟（一支部）', '张伟（二支部）', '张伟（二支部） 2', '李娜'])
  })
})

describe('what was chosen', () => {
  it('is one command for each sheet, by the version that was seen', () => {
    const of = (record: string, sheet: string, version: number) => ({ record, sheet, version }) as MemberRecord

    expect(bySheet([of('1', 'a', 3), of('2', 'b', 5), of('3', 'a', 3)])).toEqual([
      { sheet: 'a', version: 3, records: ['1', '3'] },
      { sheet: 'b', version: 5, records: ['2'] },
    ])
  })
})
