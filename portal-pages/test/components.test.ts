import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { Refused } from '@/api/http'
import type { Standing } from '@/api/types'
import BoardSheet from '@/components/BoardSheet.vue'
import FailurePanel from '@/components/FailurePanel.vue'
import GradeBars from '@/components/GradeBars.vue'
import PointsRing from '@/components/PointsRing.vue'
import StandingCard from '@/components/StandingCard.vue'
import { i18n } from '@/i18n'
import en from '@/i18n/en'
import zh from '@/i18n/zh-CN'

const global = { plugins: [i18n, createPinia()] }
const standing: Standing = {
  township: 'yunxi',
  member: 'm',
  organisation: 'o',
  cycle: '2026',
  state: 'open',
  total: '87.50',
  indicated: { code: 'two-stars', label: '二星', stars: 2 },
  awarded: null,
  next: { code: 'three-stars', label: '三星', stars: 3, from: '90.00', missing: '2.50', unmet: [] },
  rank: null,
  byMicro: [{ micro: 'platform', label: '微平台', points: '30.00' }],
  base: '0.00',
  ruleBook: { id: 'r', version: 1 },
  bands: [],
  exempt: false,
  withheld: null,
  asOf: '2026-11-20T01:00:00Z',
}
const card = (changes: Partial<Standing>) => mount(StandingCard, { global, props: { standing: { ...standing, ...changes } } }).text()

describe('my standing', () => {
  it('says in words how far the next star is', () => {
    expect(card({})).toContain('距三星还差 2.5 分')
    expect(card({ next: null })).toContain('已达到最高一档')
  })

  it('says what is asked for beside the points', () => {
    const next = { code: 'one-star', label: '一星', stars: 1, from: '60.00', missing: '0.00', unmet: ['“一星”要求“活动”至少 2 次，现为 1 次'] }

    expect(card({ next })).toMatch(/积分已够一星.*至少 2 次，现为 1 次/s)
  })

  it('promises nothing to who is exempt, in a closed cycle, or where something else decides', () => {
    const bands = [{ code: 'three-stars', label: '三星', stars: 3, from: '90.00' }]

    expect(card({ next: null, exempt: true })).not.toContain('最高一档')
    expect(card({ next: null, state: 'closed' })).not.toContain('最高一档')
    expect(card({ next: null, bands })).not.toContain('最高一档')
  })

  it('tells indicated stars from awarded ones', () => {
    expect(card({})).toMatch(/积分对应星级.*二星.*评定星级.*尚未评定/s)
    expect(card({ awarded: { code: 'three-stars', label: '三星', stars: 3 } })).not.toContain('尚未评定')
  })

  it('shows a rank only where there is one', () => {
    expect(card({})).not.toContain('名次')
    expect(card({ rank: { inBranch: 3, of: 36 } })).toContain('第 3 名，共 36 人')
  })

  it('says that a cycle is closed, and that one is exempt', () => {
    expect(card({ state: 'closed' })).toContain('本年度积分已经结账')
    expect(card({ exempt: true })).toContain('免评')
  })

  it('says why nothing counts, and promises nothing then', () => {
    const shown = card({ withheld: '本积分年度的积分大得无法合计', total: '0.00', next: null })

    expect(shown).toMatch(/暂不计分.*本积分年度的积分大得无法合计/s)
    expect(shown).not.toContain('最高一档')
  })
})

describe('the ring', () => {
  it('has words for those who do not see it', () => {
    const ring = mount(PointsRing, { props: { total: '87.50', next: { from: '90.00' }, bands: [], label: '共 87.5 分', unit: '积分' } })

    expect(ring.attributes('role')).toBe('img')
    expect(ring.attributes('aria-label')).toBe('共 87.5 分')
    expect(ring.find('.total').text()).toBe('87.5')
  })
})

describe('grades of a township', () => {
  it('say that a small count is not shown, also to readers of screens', () => {
    const bars = mount(GradeBars, { global, props: { grades: [{ code: 'three-stars', label: '三星', count: null, suppressed: true }] } })

    expect(bars.find('abbr').text()).toBe('<5')
    expect(bars.find('abbr').attributes('title')).toContain('少于 5 人')
  })
})

describe('a board', () => {
  const board = { township: 'yunxi', label: null, cycle: '2025', until: '2026-12-31', branches: [], members: [] }

  it('says until when it is out', () => {
    expect(mount(BoardSheet, { global, props: { board, office: '街道组织办' } }).text()).toContain('公示至 2026年12月31日')
  })

  it('says so when a name cannot be had, and shows the star nevertheless', () => {
    const members = [{ member: 'm', name: null, organisation: 'o', organisationName: null, grade: { code: 'one-star', label: '一星' } }]
    const text = mount(BoardSheet, { global, props: { board: { ...board, members }, office: '组织办' } }).text()

    expect(text).toContain('姓名暂时无法显示')
    expect(text).toContain('一星')
  })
})

describe('a failure', () => {
  it('gives the reason of the service, and a way to try again', async () => {
    const panel = mount(FailurePanel, { global, props: { failure: new Refused(409, 'wrong-state', '已经结账。') } })
    await panel.find('button').trigger('click')

    expect(panel.text()).toContain('已经结账。')
    expect(panel.emitted('retry')).toHaveLength(1)
  })
})

describe('what is not there', () => {
  it('is said as such, without a way to try again', () => {
    const panel = mount(FailurePanel, { global, props: { failure: new Refused(404, 'not-found', '没有找到，或不属于您所在的区划。') } })

    expect(panel.text()).toContain('没有找到所需内容')
    expect(panel.find('button').exists()).toBe(false)
    expect(panel.attributes('role')).toBeUndefined()
  })
})

describe('the texts', () => {
  it('have no empty place in either language', () => {
    const empty = (texts: object, path = ''): string[] =>
      Object.entries(texts).flatMap(([key, value]) =>
        typeof value === 'string' ? (value === '' ? [`${path}${key}`] : []) : empty(value as object, `${path}${key}.`),
      )

    expect(empty(zh)).toEqual([])
    expect(empty(en)).toEqual([])
  })
})
