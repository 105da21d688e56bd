import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { declared, offersAt, type RuleBookLanguage } from '@/desk/rulebooks/editor/language'
import { placeAt } from '@/desk/rulebooks/editor/yamlPlace'

const scoring = resolve(__dirname, '../../../../scoring/src/main/resources/cn/sanwei/scoring')
const language: RuleBookLanguage = {
  schema: JSON.parse(readFileSync(`${scoring}/rule-book.schema.json`, 'utf8')),
  facts: [
    { fact: 'article-read', label: '阅读文章', source: 'event', attributes: [{ name: 'category', values: [] }], measures: [] },
    { fact: 'activity-attended', label: '参加活动', source: 'event', attributes: [{ name: 'kind', values: ['theme-day', 'training'] }, { name: 'mark', values: ['late', 'present'] }], measures: ['hours'] },
    { fact: 'donation-made', label: '捐助', source: 'import', attributes: [{ name: 'kind', values: [] }], measures: ['yuan'] },
  ],
}

/** The text with a bar where the cursor stands. */
function offered(marked: string): string[] {
  const at = marked.indexOf('|')
  return offersAt(marked.slice(0, at) + marked.slice(at + 1), at, language).offers.map((one) => one.text)
}
const place = (marked: string) => placeAt(marked.replace('|', ''), marked.indexOf('|'))

describe('where one types', () => {
  it('is a key of the outermost level in an empty text and below it', () => {
    expect(place('|')).toMatchObject({ path: [], kind: 'key' })
    expect(place('id: a\n|')).toMatchObject({ path: [], kind: 'key', siblings: { id: 'a' } })
    expect(place('id: a\nti|\nversion: 1\n')).toMatchObject({ path: [], kind: 'key', typed: 'ti', siblings: { id: 'a', version: '1' } })
  })

  it('is in the item of a list, whether its dash is indented or not', () => {
    expect(place('rules:\n  - id: a\n    |')).toMatchObject({ path: ['rules', '[]'], kind: 'key', siblings: { id: 'a' } })
    expect(place('rules:\n- id: a\n  |')).toMatchObject({ path: ['rules', '[]'], kind: 'key' })
    expect(place('rules:\n  - |')).toMatchObject({ path: ['rules', '[]'], kind: 'key' })
    expect(place('rules:\n  - id: a\n    when:\n      |')).toMatchObject({ path: ['rules', '[]', 'when'], kind: 'key' })
    expect(place('rules:\n  - id: a\ntotal:\n  |')).toMatchObject({ path: ['total'], kind: 'key' })
  })

  it('is a value behind the colon', () => {
    expect(place('rules:\n  - id: a\n    fact: act|')).toMatchObject({ path: ['rules', '[]', 'fact'], kind: 'value', typed: 'act' })
  })

  it('is found in braces, also on several lines and not yet closed', () => {
    expect(place('rules:\n  - {id: a, fact: |}')).toMatchObject({ path: ['rules', '[]', 'fact'], kind: 'value', flow: true })
    expect(place('rules:\n  - {id: a, |, points: 1}')).toMatchObject({ path: ['rules', '[]'], kind: 'key', siblings: { id: 'a', points: '' } })
    expect(place('rules:\n  - {id: a, when: {attributes: {kind: |')).toMatchObject({ path: ['rules', '[]', 'when', 'attributes', 'kind'], kind: 'value' })
    expect(place('rules:\n  - {id: a,\n     caps: [{per: |}]}\ngroups: []')).toMatchObject({ path: ['rules', '[]', 'caps', '[]', 'per'], kind: 'value' })
    expect(place('rules:\n  - {id: a, when: {\n  - {id: b, |}')).toMatchObject({ path: ['rules', '[]'], kind: 'key', siblings: { id: 'b' } })
  })

  it('does not take a brace in a text or a comment for one', () => {
    expect(place('# {a\ntitle: "办法{一"\n|')).toMatchObject({ path: [], kind: 'key' })
  })

  it('is somewhere in whatever text, at every place of it', () => {
    const template = readFileSync(`${scoring}/templates/yunxi.yaml`, 'utf8')
    for (let at = 0; at <= template.length; at += 1) expect(placeAt(template, at).from).toBeLessThanOrEqual(at)
  })
})

describe('what is offered', () => {
  it('are the keys of the schema that are not there yet, those first that must be', () => {
    const keys = offersAt('id: a\n', 6, language).offers
    expect(keys.map((one) => one.text)).toContain('counts-from')
    expect(keys.map((one) => one.text)).not.toContain('id')
    expect(keys.find((one) => one.text === 'rules')!.rank).toBeGreaterThan(keys.find((one) => one.text === 'quotas')!.rank)
    expect(keys.find((one) => one.text === 'counts-from')!.about).toBe('从哪一天起计分')
  })

  it('are the keys of a rule, in lines and in braces', () => {
    expect(offered('rules:\n  - id: a\n    |')).toEqual(expect.arrayContaining(['label', 'fact', 'points', 'caps']))
    expect(offered('rules:\n  - {id: a, |}')).toEqual(expect.arrayContaining(['label', 'fact', 'points']))
    expect(offered('rules:\n  - {id: a, |}')).not.toContain('id')
  })

  it('are the values that the schema names', () => {
    expect(offered('rules:\n  - {id: a, micro: |}')).toEqual(expect.arrayContaining(['platform', 'points', 'wish']))
    expect(offered('rules:\n  - {id: a, caps: [{times: 1, per: |}]}')).toEqual(expect.arrayContaining(['day', 'month', 'cycle']))
    expect(offered('show-rank: |')).toEqual(expect.arrayContaining(['是', '否']))
    expect(offered('rules:\n  - id: a\n    when: {status: |}')).toContain('probationary')
    expect(offered('rules:\n  - id: a\n    when: {status: [full, |]}')).toContain('probationary')
  })

  it('are the facts with what they are called', () => {
    const facts = offersAt('rules:\n  - {id: a, fact: ', 24, language).offers
    expect(facts.find((one) => one.text === 'article-read')).toMatchObject({ about: '阅读文章' })
  })

  it('are attributes, values and measures of the fact that the rule scores', () => {
    expect(offered('rules:\n  - {id: a, fact: activity-attended, when: {attributes: {|}}}')).toEqual(expect.arrayContaining(['kind', 'mark']))
    expect(offered('rules:\n  - {id: a, fact: activity-attended, when: {attributes: {mark: |}}}')).toEqual(['late', 'present'])
    expect(offered('rules:\n  - {id: a, fact: donation-made, for-each: {measure: |}}')).toEqual(['yuan'])
  })

  it('are the codes that the rule book has given itself', () => {
    const book = 'rules:\n  - {id: read, label: 阅读, fact: article-read, points: 1}\n  - id: meet\n    label: 开会\n    fact: activity-attended\n    points: 2\ngroups:\n  - {id: study, rules: [|]}\n'
    expect(offered(book)).toEqual(['read', 'meet'])
    expect(declared(book, 'rules')).toMatchObject([{ text: 'read', about: '阅读' }, { text: 'meet', about: '开会' }])
    expect(declared(book, 'groups').map((one) => one.text)).toEqual(['study'])
  })

  it('is nothing where nothing is known', () => {
    expect(offered('title: |')).toEqual([])
    expect(offered('nonsense:\n  |')).toEqual([])
  })
})
