import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyFiling, faultsOf, filingOf, mayExpect, toFiling } from '@/desk/activities/filing'
import { texts } from '@/desk/activities/texts'
import { fromField, span, toField } from '@/desk/activities/times'
import { waiting } from '@/desk/activities/waiting'
import { useDirectory } from '@/desk/directory'
import { i18n } from '@/i18n'
import { useSession } from '@/stores/session'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { activities: texts } })
const fetched = vi.fn<typeof fetch>()
beforeEach(() => {
  setActivePinia(createPinia())
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
})
const answer = (body: unknown) => new Response(JSON.stringify(body))
const filled = {
  ...emptyFiling('o1'),
  kind: 'theme-day' as const,
  title: '主题党日',
  content: '走访',
  place: '中心',
  startsAt: '2026-12-05T14:00',
  endsAt: '2026-12-05T16:00',
}

describe('times', () => {
  it('are those of China wherever the browser stands, and come back as they went', () => {
    expect(toField('2026-12-05T20:30:00Z')).toBe('2026-12-06T04:30')
    expect(Date.parse(fromField('2026-12-06T04:30'))).toBe(Date.parse('2026-12-05T20:30:00Z'))
  })

  it('name the second day only where there is one', () => {
    expect(span('2026-12-05T06:00:00Z', '2026-12-05T08:00:00Z')).toBe('2026-12-05 14:00–16:00')
    expect(span('2026-12-05T06:00:00Z', '2026-12-06T08:00:00Z')).toBe('2026-12-05 14:00 至 2026-12-06 16:00')
  })
})

describe('a filing', () => {
  it('says what is missing before it is sent', () => {
    expect(Object.keys(faultsOf(emptyFiling()))).toEqual(['organisation', 'kind', 'title', 'startsAt', 'endsAt', 'place', 'content'])
    expect(faultsOf(filled)).toEqual({})
    expect(faultsOf({ ...filled, title: '   ' })).toEqual({ title: 'required' })
  })

  it('does not end before it begins', () => {
    expect(faultsOf({ ...filled, endsAt: filled.startsAt })).toEqual({ endsAt: 'endBeforeStart' })
  })

  it('is sent with the offset of its times and without what is empty', () => {
    expect(toFiling(filled, true)).toEqual({
      organisation: 'o1',
      kind: 'theme-day',
      title: '主题党日',
      content: '走访',
      place: '中心',
      startsAt: '2026-12-05T14:00:00+08:00',
      endsAt: '2026-12-05T16:00:00+08:00',
    })
  })

  it('that is completed names neither organisation nor kind again', () => {
    expect(Object.keys(toFiling(filled, false))).not.toEqual(expect.arrayContaining(['organisation', 'kind']))
  })

  it('is completed from what was filed', () => {
    const detail = {
      ...filled,
      id: 'a',
      expects: 'everyone' as const,
      state: 'returned' as const,
      startsAt: '2026-12-05T06:00:00Z',
      endsAt: '2026-12-05T08:00:00Z',
      counts: { expected: 0, present: 0, late: 0, leave: 0, absent: 0, madeUp: 0, unmarked: 0 },
    }

    expect(filingOf(detail)).toEqual({ ...filled, expects: 'everyone', leaderNote: '', theme: '' })
  })

  it('expects only whom its kind may', () => {
    expect(mayExpect('')).toEqual([])
    expect(mayExpect('volunteer-service')).toEqual(['volunteers'])
    expect(mayExpect('training')).toEqual(['everyone', 'committee', 'volunteers'])
  })
})

describe('where a person may act', () => {
  const tree = [
    { organisation: 'c', parent: null },
    { organisation: 'b1', parent: 'c' },
    { organisation: 'g', parent: 'b1' },
    { organisation: 'b2', parent: 'c' },
  ]
  async function reach(roles: string[], organisations: string[]): Promise<string[]> {
    setActivePinia(createPinia())
    fetched.mockResolvedValue(answer({ items: tree, next: null }))
    useSession().who = { signedIn: true, roles, organisations }
    const directory = useDirectory()
    await directory.loadOrganisations()
    return directory.led().map((one) => one.organisation)
  }

  it('goes down the tree from what he leads, and is all of the township for the office', async () => {
    expect(await reach(['branch-secretary'], ['b1:secretary'])).toEqual(['b1', 'g'])
    expect(await reach(['branch-secretary'], ['c:deputy'])).toEqual(['c', 'b1', 'g', 'b2'])
    expect(await reach(['branch-secretary'], ['b1:group-leader'])).toEqual([])
    expect(await reach(['township-office'], [])).toHaveLength(4)
  })

  it('asks for the tree once, and again where it could not be had', async () => {
    fetched.mockRejectedValueOnce(new TypeError('network'))
    const directory = useDirectory()
    await expect(directory.loadOrganisations()).rejects.toThrow()
    fetched.mockResolvedValue(answer({ items: tree, next: null }))
    await directory.loadOrganisations()
    await directory.loadOrganisations()

    expect(fetched).toHaveBeenCalledTimes(2)
  })
})

describe('what waits of the activities', () => {
  const source = (id: string) => waiting.find((one) => one.id === id)!
  const ask = (id: string) => source(id).load(new AbortController().signal)
  const item = (id: string, endsAt = '2020-01-01T00:00:00Z') => ({ id, title: `活动${id}`, endsAt })

  it('is one link where one waits, and a list where several do', async () => {
    fetched.mockResolvedValueOnce(answer({ items: [item('a')], next: null }))
    expect(await ask('activities-filed')).toEqual([{ text: '备案等待确认：活动a', count: 1, to: '/desk/activities/a', urgent: false }])

    fetched.mockResolvedValueOnce(answer({ items: [item('a')], next: 'x' })).mockResolvedValueOnce(answer({ items: [item('b')], next: null }))
    const [line] = await ask('activities-filed')
    expect([line!.count, line!.to]).toEqual([2, `/desk/activities?state=${encodeURIComponent('待确认')}`])
  })

  it('is nothing where nothing waits', async () => {
    fetched.mockImplementation(async () => answer({ items: [], next: null }))
    for (const one of waiting) expect((await one.load(new AbortController().signal)).every((line) => line.count === 0)).toBe(true)
  })

  it('is urgent when an activity is over for more than a week', async () => {
    fetched.mockImplementation(async () => answer({ items: [item('a')], next: null }))
    expect((await ask('activities-over'))[0]!.urgent).toBe(true)
    fetched.mockImplementation(async () => answer({ items: [item('a', new Date().toISOString())], next: null }))
    expect((await ask('activities-over'))[0]!.urgent).toBe(false)
  })
})
