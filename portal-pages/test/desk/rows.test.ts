import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { NoAnswer } from '@/api/http'
import type { Paged } from '@/api/types'
import { useRows } from '@/desk/blocks/useRows'

const page = (from: number, count: number, next: string | null): Paged<number> => ({ items: Array.from({ length: count }, (_, i) => from + i), next })
const open = (fetchPage: (cursor: string | null) => Promise<Paged<number>>) => effectScope().run(() => useRows<number>(fetchPage))!

describe('the rows of a list', () => {
  it('are all of them, page after page', async () => {
    const fetched = vi.fn(async (cursor: string | null) => (cursor === null ? page(0, 200, 'b') : page(200, 50, null)))
    const rows = open(fetched)
    expect(rows.state.value).toBe('loading')
    await flushPromises()

    expect(rows.rows.value).toHaveLength(250)
    expect(fetched.mock.calls.map(([cursor]) => cursor)).toEqual([null, 'b'])
    expect(rows.complete.value).toBe(true)
  })

  it('are shown from the first page on', async () => {
    const rows = open(async (cursor) => (cursor === null ? page(0, 200, 'b') : new Promise<Paged<number>>(() => {})))
    await flushPromises()

    expect([rows.state.value, rows.rows.value.length, rows.complete.value]).toEqual(['more', 200, false])
  })

  it('stay when a later page fails, and go on after them', async () => {
    let away = true
    const rows = open(async (cursor) => {
      if (cursor === null) return page(0, 2, 'b')
      if (away) throw new NoAnswer('x')
      return page(2, 1, null)
    })
    await flushPromises()
    expect([rows.state.value, rows.rows.value.length]).toEqual(['stopped', 2])
    away = false
    await rows.resume()

    expect([rows.state.value, rows.rows.value]).toEqual(['ready', [0, 1, 2]])
  })

  it('fail when the first page does, and can be asked for again', async () => {
    let away = true
    const rows = open(async () => {
      if (away) throw new NoAnswer('x')
      return page(0, 1, null)
    })
    await flushPromises()
    expect(rows.state.value).toBe('failed')
    away = false
    await rows.reload()

    expect(rows.rows.value).toEqual([0])
  })

  it('have a bound, and say so', async () => {
    const rows = open(async () => page(0, 200, 'again'))
    await flushPromises()

    expect([rows.rows.value.length, rows.full.value, rows.complete.value]).toEqual([5000, true, false])
  })
})
