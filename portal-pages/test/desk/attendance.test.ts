import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick, reactive } from 'vue'
import type { Mark, Sheet } from '@/desk/activities/api'
import { clashes, corrected, keepMine, mayBe, mergedSince, takeTheirs, toSend, type SheetValues } from '@/desk/activities/attendance'
import AttendanceGrid from '@/desk/activities/AttendanceGrid.vue'
import { texts } from '@/desk/activities/texts'
import { i18n } from '@/i18n'

i18n.global.mergeLocaleMessage('zh-CN', { desk: { activities: texts } })

const sheet = (recorded: Record<string, Mark | null>, version = 3): Sheet => ({
  state: 'published',
  version,
  counts: { expected: 0, present: 0, late: 0, leave: 0, absent: 0, madeUp: 0, unmarked: 0 },
  members: Object.entries(recorded).map(([member, mark]) => ({ member, signedUp: false, guest: false, ...(mark ? { mark } : {}) })),
})
const values = (chosen: SheetValues['chosen'], guests: string[] = []): SheetValues => ({ chosen, guests, request: null })

describe('what is sent of a sheet', () => {
  const typed = values({ anna: { mark: 'present', seen: null }, ben: { mark: 'late', seen: 'present' }, cora: { mark: 'leave', seen: 'leave' } })

  it('leaves out whom the sheet has so already, and who is not on it any more', () => {
    const now = sheet({ anna: null, ben: 'present', cora: 'leave' })
    typed.chosen['gone'] = { mark: 'present', seen: null }

    expect(toSend(typed, now)).toEqual([
      { member: 'anna', mark: 'present' },
      { member: 'ben', mark: 'late' },
    ])
    expect(corrected(typed, now)).toBe(1)
  })
})

describe('a guest', () => {
  it('who was added is sent although the sheet does not have him yet', () => {
    expect(toSend(values({ dora: { mark: 'present', seen: null } }, ['dora']), sheet({ anna: null }))).toEqual([{ member: 'dora', mark: 'present' }])
  })

  it('was there or late, and nothing else, also after the end', () => {
    const all = ['present', 'leave', 'late', 'absent', 'made-up'] as const

    expect(all.filter((mark) => mayBe(mark, true, true))).toEqual(['present', 'late'])
    expect(all.filter((mark) => mayBe(mark, false, true))).toEqual([...all])
    expect(all.filter((mark) => mayBe(mark, false, false))).toEqual(['present', 'leave', 'late'])
  })
})

describe('two people on one sheet', () => {
  it('clash where both have marked the same person otherwise', () => {
    const typed = values({ anna: { mark: 'present', seen: null }, ben: { mark: 'present', seen: null }, cora: { mark: 'leave', seen: null } })
    const now = sheet({ anna: 'leave', ben: 'present', cora: null })

    expect(clashes(typed, now)).toEqual([{ member: 'anna', theirs: 'leave', mine: 'present' }])
  })

  it('do not clash over what one has seen and corrects', () => {
    expect(clashes(values({ anna: { mark: 'late', seen: 'present' } }), sheet({ anna: 'present' }))).toEqual([])
  })

  it('each keep what they want: mine is sent over theirs, theirs takes mine away', () => {
    const now = sheet({ anna: 'leave', ben: null })
    const mine = values({ anna: { mark: 'present', seen: null }, ben: { mark: 'late', seen: null } })
    keepMine(mine, now)
    expect(clashes(mine, now)).toEqual([])
    expect(toSend(mine, now)).toHaveLength(2)

    const theirs = values({ anna: { mark: 'present', seen: null }, ben: { mark: 'late', seen: null } })
    takeTheirs(theirs, now)
    expect(toSend(theirs, now)).toEqual([{ member: 'ben', mark: 'late' }])
  })

  it('are told how many the other has marked besides', () => {
    const typed = values({ anna: { mark: 'present', seen: null } })

    expect(mergedSince(sheet({ anna: null, ben: null, cora: 'late' }), sheet({ anna: 'leave', ben: 'present', cora: 'late' }), typed)).toBe(1)
  })
})

describe('the sheet under the keyboard', () => {
  function open(over = true, own: string | null = null, guest: string | null = null) {
    const typed = reactive(values({}))
    const lines = ['anna', 'ben', 'cora'].map((member) => ({ member, name: member, branch: '第二党支部', signedUp: false, guest: member === guest }))
    const grid = mount(AttendanceGrid, { global: { plugins: [i18n] }, props: { lines, values: typed, own, over, locked: false }, attachTo: document.body })
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ctrlKey: key === 's' })
        ;(grid.element.contains(document.activeElement) ? document.activeElement! : grid.element).dispatchEvent(event)
        await nextTick()
        await nextTick()
      }
    }
    const marks = () => Object.fromEntries(Object.entries(typed.chosen).map(([member, { mark }]) => [member, mark]))
    return { grid, press, marks }
  }

  it('marks one and goes on to the next with each figure', async () => {
    const { press, marks, grid } = open()
    await press('1', '2', '5')

    expect(marks()).toEqual({ anna: 'present', ben: 'leave', cora: 'made-up' })
    grid.unmount()
  })

  it('goes back with an arrow, takes back with 0 and marks anew', async () => {
    const { press, marks, grid } = open()
    await press('1', '1', 'ArrowUp', '0', '3', 'Home', '4')

    expect(marks()).toEqual({ anna: 'absent', ben: 'late' })
    grid.unmount()
  })

  it('has one stop of the Tab key', () => {
    const { grid } = open()

    expect(grid.findAll('[tabindex="0"]')).toHaveLength(1)
    grid.unmount()
  })

  it('marks nobody absent before the end, and nobody himself', async () => {
    const before = open(false)
    await before.press('4', '5', '1')
    expect(before.marks()).toEqual({ cora: 'present' })
    before.grid.unmount()

    const own = open(true, 'ben')
    await own.press('1', '1')
    expect(own.marks()).toEqual({ anna: 'present', cora: 'present' })
    own.grid.unmount()
  })

  it('tells a guest from the others, and asks to take him off', async () => {
    const { grid, press, marks } = open(true, null, 'cora')
    await press('4', '4', '2')
    expect(marks()).toEqual({ anna: 'absent', ben: 'absent' })
    await press('3')
    expect(marks()).toMatchObject({ cora: 'late' })
    expect(grid.text()).toContain('未列入应到（第二党支部）')

    await press('0')
    expect(grid.emitted('remove')).toBeUndefined()
    await press('Delete')
    expect(grid.emitted('remove')).toEqual([['cora']])
    grid.unmount()
  })

  it('saves with Ctrl+S', async () => {
    const { grid, press } = open()
    await press('s')

    expect(grid.emitted('save')).toHaveLength(1)
    grid.unmount()
  })

  it('says to readers of screens which mark is whose', async () => {
    const { grid, press } = open()
    await press('2')
    const group = grid.get('[role=radiogroup]')

    expect(group.attributes('aria-label')).toBe('anna')
    expect(group.get('[aria-checked=true]').text()).toContain('请假')
    grid.unmount()
  })
})
