import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import AnswerForm from '@/desk/award/AnswerForm.vue'
import type { MeetingResult, Objection, Ranked } from '@/desk/award/api'
import CalendarForm from '@/desk/award/CalendarForm.vue'
import ClosingPage from '@/desk/award/ClosingPage.vue'
import MeetingForm from '@/desk/award/MeetingForm.vue'
import { grades, inTown, leave, router, show, town } from './awardPages'

inTown()

describe('the decision of a meeting', () => {
  const roster = [
    { member: 'a', name: '王国', exempt: false },
    { member: 'b', name: '李敏', exempt: false },
    { member: 'c', name: '赵老', exempt: true },
  ]
  const result = { branch: 'x', state: 'open', choices: grades, roster, grades: [] } as unknown as MeetingResult
  const standings = new Map([['a', { member: 'a', total: '85.00', indicated: grades[0]!, exempt: false } as unknown as Ranked]])
  const form = () => show(MeetingForm, { branch: 'x', cycle: '2025', result, standings })

  it('begins with what the points show, leaves out who is exempt, and asks for a grade where there are no points', async () => {
    const page = form()

    expect(page.findAll('select').map((one) => one.element.value)).toEqual(['two-stars', ''])
    expect(page.text()).toContain('免评：赵老')
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('请选择星级')
    expect(town.sent).toEqual([])
  })

  it('goes on from what the office sent back, with its reasons', () => {
    const sentBack = { ...result, state: 'returned', grades: [{ member: 'a', grade: 'one-star', reason: '全年请假较多。' }] } as unknown as MeetingResult
    const page = show(MeetingForm, { branch: 'x', cycle: '2025', result: sentBack, standings })

    expect(page.findAll('select').map((one) => one.element.value)).toEqual(['one-star', ''])
    expect(page.findAll('input').map((one) => one.element.value)).toContain('全年请假较多。')
  })

  it('wants a reason for every other grade, and sends it with the whole list', async () => {
    town.answers['/api/points/branches/x/meeting-results'] = () => ({ status: 201, body: { id: 'x', version: 1 } })
    const page = form()
    await page.findAll('select')[0]!.setValue('one-star')
    await page.findAll('select')[1]!.setValue('none')
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('与积分对应的星级不同时须写明理由')
    expect(town.sent).toEqual([])

    for (const input of page.findAll('input')) await input.setValue('支部大会认为全年请假较多。')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(town.sent[0]!.body).toEqual({
      cycle: '2025',
      grades: [
        { member: 'a', grade: 'one-star', asIndicated: false, reason: '支部大会认为全年请假较多。' },
        { member: 'b', grade: 'none', asIndicated: false, reason: '支部大会认为全年请假较多。' },
      ],
    })
    expect(page.emitted('recorded')).toHaveLength(1)
  })

  it('keeps what was typed over a reload, and says beside the member what the service refuses', async () => {
    town.answers['/api/points/branches/x/meeting-results'] = () => ({
      status: 422,
      body: { type: 'urn:sanwei:refusal:grades-wrong', detail: '有 1 处不对', errors: [{ member: 'a', field: 'grade', message: '属于免评范围，不能评星' }] },
    })
    await form().findAll('select')[1]!.setValue('none')
    leave()
    const page = form()

    expect(page.findAll('select').map((one) => one.element.value)).toEqual(['two-stars', 'none'])
    await page.findAll('input')[0]!.setValue('新转入。')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.findAll('tbody tr')[0]!.text()).toContain('属于免评范围，不能评星')
  })
})

describe('an answer to an objection', () => {
  const objection = { objection: 'o', branch: 'x', member: 'a' } as unknown as Objection
  const path = '/api/points/objections/o/answer'
  const form = async () => {
    town.answers['/api/points/branches/x/meeting-results/2025'] = () => ({ body: { choices: grades, grades: [{ member: 'a', grade: 'none' }] } })
    town.answers[path] = () => ({ body: { id: 'o', version: 4 } })
    const page = show(AnswerForm, { objection, cycle: '2025' })
    await flushPromises()
    return page
  }

  it('that upholds it names the grade, beside the one that was published', async () => {
    const page = await form()
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('请选择是否采纳')
    await page.findAll('input[type=radio]')[0]!.setValue(true)
    await page.get('form').trigger('submit')
    expect(page.text()).toContain('公示的评定是“未评星”。')
    expect(town.sent).toEqual([])

    await page.get('select').setValue('one-star')
    await page.get('textarea').setValue('经核查属实。')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(town.sent[0]).toEqual({ path, body: { upheld: true, grade: 'one-star', answer: '经核查属实。' } })
  })

  it('that does not, says why and changes no grade', async () => {
    const page = await form()
    await page.findAll('input[type=radio]')[1]!.setValue(true)
    await page.get('textarea').setValue('积分无误。')
    await page.get('form').trigger('submit')
    await flushPromises()

    expect(town.sent[0]!.body).toEqual({ upheld: false, answer: '积分无误。' })
    expect(page.emitted('answered')).toHaveLength(1)
  })
})

describe('a year of holidays', () => {
  const path = '/api/points/calendars/2026'
  const form = () => show(CalendarForm, { calendar: { year: 2026, revision: 'first', holidays: ['2026-01-01'], worked: [] } })
  const add = async (page: VueWrapper, from: string, until: string, kind = 0) => {
    await page.findAll('input[type=radio]')[kind]!.setValue(true)
    const [first, last] = page.findAll('input[type=date]')
    await first!.setValue(from)
    await last!.setValue(until)
    await page.get('form.add').trigger('submit')
  }

  it('takes a whole week at once: its days from Monday to Friday, and the weekend that is worked for them', async () => {
    town.answers[path] = () => ({ body: { id: '2026', events: [] } })
    const page = form()
    await add(page, '2026-10-01', '2026-10-07')
    await add(page, '2026-10-10', '', 1)
    await page.get('form.days').trigger('submit')
    await flushPromises()

    expect(town.sent[0]!.body).toEqual({ holidays: ['2026-01-01', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], worked: ['2026-10-10'], revision: 'first' })
  })

  it.each([
    ['2025-12-31', '', 0, '请填写 2026 年内的日期'],
    ['2026-12-31', '2027-01-01', 0, '请填写 2026 年内的日期'],
    ['2026-10-07', '2026-10-01', 0, '请填写 2026 年内的日期'],
    ['', '', 0, '请填写 2026 年内的日期'],
    ['2026-10-10', '2026-10-11', 0, '不必写为放假'],
    ['2026-10-12', '2026-10-16', 1, '不必写为上班'],
  ])('refuses %s to %s', async (from, until, kind, reason) => {
    const page = form()
    await add(page, from, until, kind)

    expect(page.text()).toContain(reason)
    expect(page.findAll('li')).toHaveLength(1)
  })

  it('shows what somebody else did to it, and takes either', async () => {
    town.answers[`POST ${path}`] = () =>
      town.sent.length === 1
        ? { status: 409, body: { type: 'urn:sanwei:refusal:calendar-changed', detail: '2026 年的日历刚被其他人更改，请核对后再保存。' } }
        : { body: { id: '2026', events: [] } }
    town.answers[path] = () => ({ body: { year: 2026, revision: 'second', holidays: [], worked: [] } })
    const page = form()
    await add(page, '2026-05-01', '')
    await page.get('form.days').trigger('submit')
    await vi.waitFor(() => expect(document.body.textContent).toContain('其他人已经更改了同一内容'))
    expect(document.body.textContent).toContain('2026-05-01')

    ;[...document.body.querySelectorAll('button')].find((one) => one.textContent?.includes('以我的为准'))!.click()
    await flushPromises()
    expect(town.sent[1]!.body['revision']).toBe('second')
  })
})

describe('closing', () => {
  const points = (state: string, heard: boolean, over: boolean) => ({
    cycle: '2025',
    state,
    version: 1,
    quartersClosed: 1,
    reopenings: [],
    heard,
    days: { first: '2025-01-01', last: '2025-12-31', over, quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, last: `2025-0${quarter}-30`, over: quarter < 3 })) },
  })
  const frozen = { closedAt: '2026-01-06T02:00:00Z', hash: 'h', ruleBookVersion: 2 }
  const page = async (cycle: object, closed: object | null, exemptions: object[] = []) => {
    town.answers['/api/points/cycles/2025'] = () => ({ body: cycle })
    town.answers['/api/rating/closing-preview'] = () => ({
      body: { graded: 3, exempt: 1, grades: [{ grade: grades[0], members: 3 }], closed, quarters: [{ quarter: 1, branches: 2, closedAt: '' }], starless: [], next: null },
    })
    town.answers['/api/points/exemptions'] = () => ({ body: { items: exemptions, next: null } })
    town.answers['/api/rating/parked-facts'] = () => ({ body: { items: [], next: null } })
    await router.push('/desk/award-closing?cycle=2025')
    const shown = show(ClosingPage, {})
    await flushPromises()
    return shown
  }
  const buttons = (shown: VueWrapper) => shown.findAll('button').map((one) => one.text())

  it('of a running cycle is not offered, of the next quarter that is over it is', async () => {
    const shown = await page(points('open', false, false), null, [{ state: 'requested' }, { state: 'approved' }])

    expect(shown.findAll('button').find((one) => one.text() === '结 2025 年度账')!.attributes('disabled')).toBeDefined()
    expect(buttons(shown)).toContain('结第 2 季度')
    expect(buttons(shown)).not.toContain('结第 3 季度')
    expect(shown.text()).toContain('1件免评申请尚未办结')
  })

  it('waits until it was heard, in both services', async () => {
    expect((await page(points('closed', false, true), frozen)).text()).toContain('正在冻结')
    expect((await page(points('closed', true, true), null)).text()).toContain('正在冻结')
    const done = await page(points('closed', true, true), frozen)
    expect(done.text()).toContain('按细则第 2 版冻结')
    expect(buttons(done)).toContain('重新打开 2025 年度')
  })
})
