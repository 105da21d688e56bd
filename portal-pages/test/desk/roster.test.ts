import { afterEach, describe, expect, it, vi } from 'vitest'
import { members, topsOf } from '@/desk/roster/api'
import { choices, list, word } from '@/desk/roster/words'

const organisation = (id: string, parent: string | null) => ({ organisation: id, parent, name: id, level: 'branch', sector: null, from: '2026-01-01', members: 1 })

afterEach(() => vi.unstubAllGlobals())

describe('the reach of a roster', () => {
  it('is everything for the office', () => {
    expect(topsOf([organisation('a', null)], true)).toEqual([null])
  })

  it('is for a secretary what he leads, each with all below it once', () => {
    expect(topsOf([organisation('a', 'top'), organisation('b', 'a'), organisation('c', 'top')], false)).toEqual(['a', 'c'])
  })

  it('goes through one organisation after the other', async () => {
    const asked: string[] = []
    const pages: Record<string, string | null> = { 'organisation=a': 'x', 'organisation=a&cursor=x': null, 'organisation=b': null }
    vi.stubGlobal('fetch', (address: string) => {
      const query = address.split('limit=200&')[1]!
      asked.push(query)
      return Promise.resolve(new Response(JSON.stringify({ items: [query], next: pages[query] })))
    })
    const signal = new AbortController().signal
    let cursor: string | null = null
    do cursor = (await members(['a', 'b'], cursor, signal)).next
    while (cursor !== null)
    expect(asked).toEqual(['organisation=a', 'organisation=a&cursor=x', 'organisation=b'])
  })

  it('is empty for whoever leads nothing', async () => {
    expect(await members([], null, new AbortController().signal)).toEqual({ items: [], next: null })
  })
})

describe('codes of the roster', () => {
  it('are said in the words of the sheet, in its order, and stand for themselves where they have none', () => {
    expect(word('status', 'full')).toBe('正式党员')
    expect(list('category', ['veteran', 'old-or-ill', 'retired'])).toBe('退休、年老病弱、veteran')
    expect(choices('post').map((one) => one.label)).toEqual(['书记', '副书记', '委员', '党小组长'])
  })
})
