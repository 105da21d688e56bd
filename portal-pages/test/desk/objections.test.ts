import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import ObjectionsPage from '@/desk/award/ObjectionsPage.vue'
import { useSession } from '@/stores/session'
import { inTown, router, show, town } from './awardPages'

inTown()

const objection = {
  objection: 'o',
  branch: 'x',
  cycle: '2025',
  member: 'a',
  objector: 'b',
  text: '请假均为住院。',
  filedAt: '2026-01-08T02:00:00Z',
  upheld: null as boolean | null,
  grade: null,
  answer: null as string | null,
  answeredAt: null,
  mine: false,
  onPaper: true,
  withdrawnAt: null as string | null,
  withdrawalRecorder: null as string | null,
  withdrawalDay: null as string | null,
  withdrawalPaper: null as string | null,
}

describe('objections at the desk', () => {
  const page = async (roles: string[], items: object[]) => {
    town.answers['/api/points/objections'] = () => ({ body: { items, next: null } })
    town.answers['/api/points/organisations'] = () => ({ body: { items: [{ organisation: 'x', parent: null, name: '第一党支部', level: 'branch', members: 2 }], next: null } })
    town.answers['/api/points/names'] = () => ({ body: { items: [{ id: 'a', name: '王国' }, { id: 'b', name: '李敏' }, { id: 'me', name: '顾明远' }], next: null } })
    await router.push('/desk/award-objections?cycle=2025')
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().who = { signedIn: true, roles, division: 'yunxi', member: 'me' } as never
    const wrapper = show(ObjectionsPage, {}, pinia)
    await flushPromises()
    const button = (text: string) => wrapper.findAll('button').find((one) => one.text() === text)
    return { wrapper, button }
  }

  it('are answered by the office, and the branch that entered one from paper follows it', async () => {
    const office = await page(['township-office'], [objection])
    expect(office.button('核查并答复')).toBeDefined()
    expect(office.button('登记撤回')).toBeDefined()

    const branch = await page(['branch-secretary'], [objection, { ...objection, objection: 'p', upheld: false, answer: '积分无误。' }])
    expect(branch.button('核查并答复')).toBeUndefined()
    expect(branch.wrapper.text()).toContain('核查中')
    expect(branch.wrapper.text()).toContain('积分无误。')
    expect((await page(['branch-secretary'], [])).wrapper.text()).toContain('没有经本支部代录的异议')
  })

  it('are neither answered by who objected nor taken back by whose grade it is', async () => {
    const own = await page(['township-office'], [{ ...objection, mine: true, onPaper: false }])
    expect(own.button('核查并答复')).toBeUndefined()
    expect(own.button('撤回')).toBeDefined()

    const concerned = await page(['branch-secretary'], [{ ...objection, member: 'me' }])
    expect(concerned.button('登记撤回')).toBeUndefined()
    const filedByHimself = await page(['branch-secretary'], [{ ...objection, member: 'me', onPaper: false }])
    expect(filedByHimself.button('登记撤回')).toBeUndefined()
  })

  it('are taken back by a paper that is named, with the day of its signature', async () => {
    town.answers['POST /api/points/objections/o/withdraw'] = () => ({ body: { id: 'o', version: 4 } })
    const { wrapper, button } = await page(['branch-secretary'], [objection])
    await button('登记撤回')!.trigger('click')
    const form = wrapper.get('form')
    await form.trigger('submit')
    expect(wrapper.text()).toContain('请填写 2026年1月8日 到今天之间的日期')
    expect(wrapper.text()).toContain('请写明凭什么材料')

    await form.get('input[type=date]').setValue('2026-01-07')
    await form.get('input:not([type=date])').setValue('撤回申请书，存支部档案')
    await form.trigger('submit')
    expect(town.sent).toEqual([])
    await form.get('input[type=date]').setValue('2026-01-08')
    await form.trigger('submit')
    await flushPromises()
    expect(town.sent).toEqual([{ path: '/api/points/objections/o/withdraw', body: { paper: { signedOn: '2026-01-08', document: '撤回申请书，存支部档案' } } }])
    expect(wrapper.get('[role=status]').text()).toContain('已登记撤回')
  })

  it('say why a withdrawal is not entered, and keep what was typed', async () => {
    town.answers['POST /api/points/objections/o/withdraw'] = () => ({ status: 409, body: { type: 'urn:sanwei:refusal:objection-already-answered', detail: '该异议已经答复。' } })
    const { wrapper, button } = await page(['township-office'], [objection])
    await button('登记撤回')!.trigger('click')
    await wrapper.get('form input[type=date]').setValue('2026-01-08')
    await wrapper.get('form input:not([type=date])').setValue('撤回申请书')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.text()).toContain('该异议已经答复。')
    expect((wrapper.get('form input:not([type=date])').element as HTMLInputElement).value).toBe('撤回申请书')
  })

  it('say who took them back, on which day and by which paper', async () => {
    const back = { ...objection, withdrawnAt: '2026-01-12T02:00:00Z' }
    const { wrapper, button } = await page(['township-office'], [
      back,
      { ...back, objection: 'p', withdrawalDay: '2026-01-10', withdrawalPaper: '撤回申请书', withdrawalRecorder: 'me' },
      { ...back, objection: 'q', withdrawalDay: '2026-01-11', withdrawalPaper: '', withdrawalRecorder: null },
    ])
    expect(wrapper.text()).toContain('2026年1月12日由提出人本人撤回')
    expect(wrapper.text()).toContain('2026年1月10日书面撤回：撤回申请书（2026年1月12日由顾明远登记）')
    expect(wrapper.text()).toContain('（材料名称已清除）（2026年1月12日由组织办登记）')
    expect(button('登记撤回')).toBeUndefined()
  })
})
