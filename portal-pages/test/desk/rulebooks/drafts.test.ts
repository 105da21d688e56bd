import { describe, expect, it } from 'vitest'
import { asNext, headingOf, replacing, withHeading, type Published } from '@/desk/rulebooks/heading'
import { diffLines, shortened } from '@/desk/rulebooks/lineDiff'
import { inForceOn } from '@/desk/rulebooks/ruleBooks'

const version = (number: number, countsFrom: string): Published => ({ ruleBook: 'yunxi', version: number, title: `第${number}版`, countsFrom, publishedAt: '2025-12-20T02:00:00Z', publishedBy: null })

describe('the head of a rule book', () => {
  const template = '# 来源\nid: liuzhu # 代码\ntitle: 柳渚镇细则\nversion: 1\ncounts-from: 2026-01-01\nrules:\n  - {id: liuzhu, label: 甲}\n'

  it('becomes the township’s own, and the rest stays as it was', () => {
    expect(asNext(template, [], 'qingshan', '2026-03-01')).toBe('# 来源\nid: qingshan\ntitle: 柳渚镇细则\nversion: 1\ncounts-from: 2026-03-01\nrules:\n  - {id: liuzhu, label: 甲}\n')
  })

  it('becomes the next version, and says which it replaces where both count from one day', () => {
    const next = asNext(template, [version(1, '2026-01-01'), version(2, '2026-06-01')], 'other', null)
    expect(headingOf(next, 'id')).toBe('yunxi')
    expect(headingOf(next, 'version')).toBe('3')
    expect(headingOf(next, 'replaces')).toBe('1')
    expect(replacing(withHeading(next, 'counts-from', '2026-07-01'), [version(1, '2026-01-01')])).not.toContain('replaces')
  })

  it('is written where it is not there', () => {
    expect(withHeading('id: a\ntitle: 甲\n', 'version', '2', 'title')).toBe('id: a\ntitle: 甲\nversion: 2\n')
    expect(withHeading('title: 甲\n', 'id', 'a')).toBe('id: a\ntitle: 甲\n')
    expect(headingOf('title: "甲 # 乙"\n', 'id')).toBeNull()
  })
})

describe('the version in force', () => {
  it('is the last that has begun, of two from one day the newer, and none before the first', () => {
    const versions = [version(3, '2027-01-01'), version(2, '2026-01-01'), version(1, '2026-01-01')]
    expect(inForceOn(versions, '2026-05-05')?.version).toBe(2)
    expect(inForceOn(versions, '2027-01-01')?.version).toBe(3)
    expect(inForceOn(versions, '2025-12-31')).toBeNull()
  })
})

describe('what differs', () => {
  const kinds = (before: string, after: string): string => diffLines(before, after).map((line) => ({ same: '=', removed: '-', added: '+' })[line.kind]).join('')

  it('is said line by line', () => {
    expect(kinds('a\nb\nc\n', 'a\nb\nc\n')).toBe('===')
    expect(kinds('a\nb\nc', 'a\nx\nc')).toBe('=-+=')
    expect(kinds('a\nb', 'a\nb\nc')).toBe('==+')
    expect(kinds('a\nb\nc\nd', 'b\nd')).toBe('-=-=')
    expect(kinds('', 'a')).toBe('-+')
    expect(kinds('a\na\nb', 'a\nb\nb')).toBe('=-+=')
  })

  it('gives both texts back, whatever they are', () => {
    let seed = 20261122
    const random = (most: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % most
    for (let round = 0; round < 200; round += 1) {
      const text = (): string => Array.from({ length: 1 + random(12) }, () => 'abc'[random(3)]).join('\n')
      const [before, after] = [text(), text()]
      const lines = diffLines(before, after)
      expect(lines.filter((line) => line.kind !== 'added').map((line) => line.text).join('\n'), `${before} / ${after}`).toBe(before)
      expect(lines.filter((line) => line.kind !== 'removed').map((line) => line.text).join('\n')).toBe(after)
    }
  })

  it('is shown with a little around it', () => {
    const before = Array.from({ length: 40 }, (_, index) => `${index}`).join('\n')
    const blocks = shortened(diffLines(before, before.replace('\n20\n', '\nx\n')), 2)
    expect(blocks.map((block) => ('skipped' in block ? block.skipped : block.lines.length))).toEqual([18, 6, 17])
  })
})
