import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import BoardPage from '@/desk/award/BoardPage.vue'
import ExemptionForm from '@/desk/award/ExemptionForm.vue'
import ExemptionsPage from '@/desk/award/ExemptionsPage.vue'
import { useDirectory } from '@/desk/directory'
import MyAwardPage from '@/pages/MyAwardPage.vue'
import { useSession } from '@/stores/session'
import { grades, inTown, router, show, town } from './awardPages'

inTown()

describe('a board', () => {
  const board = { township: 'yunxi', label: '云溪街道', cycle: '2025', until: '2027-01-13', branches: [], members: [{ member: 'a', name: '王*国', organisation: 'x', organisationName: '第一党支部', grade: grades[0] }] }
  const preview = { cycle: '2025', until: '2027-01-20', masked: true, branches: [{ branch: 'y', name: '第二党支部', state: 'published', withoutStar: 1, members: [{ member: 'b', name: '李*', grade: grades[1] }] }] }
  const page = async (roles: string[]) => {
    town.answers['/api/points/board-preview'] = () => ({ body: preview })
    town.answers['/api/rating/boards/yunxi/2025'] = () => ({ body: { cycle: '2025', mine: null, branches: [], members: [{ ...board.members[0], name: '王国' }] } })
    await router.push('/desk/award-board?cycle=2025')
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().who = { signedIn: true, roles, division: 'yunxi' } as never
    const wrapper = show(BoardPage, {}, pinia)
    await flushPromises()
    return wrapper
  }

  it('is seen by the office as everybody sees it, and before it is out', async () => {
    town.answers['/api/rating/public/boards/yunxi/2025'] = () => ({ body: board })
    const shown = await page(['township-office'])
    expect(shown.text()).toContain('王*国')
    expect(shown.text()).toContain('正在公示，到 2027年1月13日')

    await shown.get('input[value=preview]').setValue(true)
    expect(shown.text()).toContain('预览，尚未公布。')
    expect(shown.text()).toContain('李*')
    expect(shown.text()).not.toContain('王*国')
  })

  it('whose period is over is still known to those of the branch, and no preview is a secretary’s', async () => {
    const shown = await page(['branch-secretary'])
    expect(shown.text()).toContain('公示期已满')
    expect(shown.findAll('input[type=radio]')).toHaveLength(2)

    await shown.get('input[value=branch]').setValue(true)
    await flushPromises()
    expect(shown.text()).toContain('王国')
  })
})

describe('applications for exemption', () => {
  const application = (exemption: string, member: string, state: string) => ({ exemption, member, organisation: 'x', cycle: '2026', state, reason: '长期患病住院。', requestedAt: '2026-11-02T02:00:00Z', endorsedAt: null, answer: null, decidedAt: null })
  const page = async (roles: string[]) => {
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().who = { signedIn: true, roles, division: 'yunxi', member: 'me' } as never
    town.answers['/api/points/exemptions'] = () => ({ body: { items: [application('e1', 'me', 'requested'), application('e2', 'a', 'requested'), application('e3', 'b', 'endorsed')], next: null } })
    town.answers['/api/points/organisations'] = () => ({ body: { items: [], next: null } })
    town.answers['/api/points/names'] = () => ({ body: { items: [{ id: 'a', name: '王国' }, { id: 'b', name: '李敏' }, { id: 'me', name: '自己' }], next: null } })
    const wrapper = show(ExemptionsPage, {}, pinia)
    await flushPromises()
    return wrapper
  }
  const offered = (wrapper: VueWrapper) => wrapper.findAll('button[aria-label]').map((one) => one.attributes('aria-label'))

  it('are decided by whose turn it is, and never by who asked', async () => {
    expect(offered(await page(['branch-secretary']))).toEqual(['支部大会同意：王国', '不同意：王国', '登记撤回：王国', '登记撤回：李敏'])
    expect(offered(await page(['township-office']))).toEqual(['支部大会同意：王国', '不同意：王国', '登记撤回：王国', '批准：李敏', '不同意：李敏', '登记撤回：李敏'])
  })

  it.each([
    ['不同意', 'refuse', '病假不足三个月。'],
    ['登记撤回', 'withdraw', '已康复。撤回申请书 11 月 20 日签字，存支部档案。'],
  ])('are met with %s and a reason alone', async (text, step, why) => {
    town.answers[`POST /api/points/exemptions/e3/${step}`] = () => ({ body: { id: 'e3', version: 3 } })
    const wrapper = await page(['township-office'])
    await wrapper.get(`button[aria-label="${text}：李敏"]`).trigger('click')
    await flushPromises()
    const dialog = () => [...document.body.querySelectorAll<HTMLElement>('.el-dialog')].at(-1)!
    const confirm = () => [...dialog().querySelectorAll('button')].find((one) => one.textContent?.trim() === text)!
    expect(confirm().disabled).toBe(true)

    const reason = dialog().querySelector('textarea')!
    reason.value = why
    reason.dispatchEvent(new Event('input'))
    await flushPromises()
    confirm().click()
    await flushPromises()
    expect(town.sent[0]).toEqual({ path: `/api/points/exemptions/e3/${step}`, body: { reason: why } })
  })
})

describe('an exemption that was asked for on paper', () => {
  it('names the member of a branch that one leads, never oneself', async () => {
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().who = { signedIn: true, roles: ['township-office'], division: 'yunxi', member: 'me' } as never
    town.answers['/api/points/organisations'] = () => ({ body: { items: [{ organisation: 'x', parent: null, name: '第一党支部', level: 'branch', members: 2 }], next: null } })
    town.answers['/api/points/members'] = () => ({ body: { items: [{ member: 'me', name: '自己' }, { member: 'a', name: '王国' }], next: null } })
    town.answers['/api/points/exemptions'] = () => ({ status: 201, body: { id: 'e', version: 1 } })
    await useDirectory().loadOrganisations()
    const wrapper = show(ExemptionForm, { cycle: '2026' }, pinia)
    await wrapper.get('form').trigger('submit')
    expect(wrapper.text()).toContain('请选择党员')

    const choose = async (at: number, value: string) => {
      wrapper.findAllComponents({ name: 'ElSelect' })[at]!.vm.$emit('update:modelValue', value)
      await flushPromises()
    }
    await choose(0, 'x')
    const offered = wrapper.findAllComponents({ name: 'ElOption' }).map((one) => one.props('label') as string)
    expect(offered).toContain('王国')
    expect(offered).not.toContain('自己')
    await choose(1, 'a')
    await wrapper.get('textarea').setValue('长期患病住院。')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(town.sent[0]!.body).toEqual({ cycle: '2026', onBehalfOf: 'a', reason: '长期患病住院。' })
    expect(wrapper.emitted('asked')).toHaveLength(1)
  })
})

describe('a published result', () => {
  const publication = {
    branch: 'x',
    name: '第一党支部',
    cycle: '2025',
    state: 'published',
    until: '2026-01-13',
    grades: [
      { member: 'me', name: '自己', mine: true, grade: grades[1], reason: '全年请假较多。' },
      { member: 'a', name: '王国', mine: false, grade: grades[0], reason: null },
    ],
  }
  const objection = { objection: 'o', member: 'a', text: '请核对。', filedAt: '2026-01-08T02:00:00Z', upheld: false as boolean | null, answer: '积分无误。' as string | null, mine: true, withdrawnAt: null as string | null, withdrawalDay: null as string | null, withdrawalPaper: null as string | null }
  let objections = [objection]
  beforeEach(() => (objections = [objection]))
  const page = async (body: object | null) => {
    town.answers['/api/points/publications/mine'] = () => (body === null ? { status: 404, body: {} } : { body })
    town.answers['/api/points/objections'] = () => ({ body: { items: objections, next: null } })
    const pinia = createPinia()
    setActivePinia(pinia)
    const session = useSession()
    session.who = { signedIn: true, roles: ['member'], division: 'yunxi', member: 'me' } as never
    session.state = 'signed-in'
    const wrapper = show(MyAwardPage, {}, pinia)
    await flushPromises()
    return wrapper
  }

  it('shows a member his grade with its reason, and takes his objection to any of them', async () => {
    town.answers['POST /api/points/branches/x/objections'] = () => ({ status: 201, body: { id: 'o2', version: 3 } })
    const shown = await page(publication)
    expect(shown.text()).toContain('全年请假较多。')
    expect(shown.text()).toContain('积分无误。')
    await shown.get('form').trigger('submit')
    expect(shown.get('[role=alert]').text()).toContain('请选择对谁的评定有异议')

    await shown.get('form select').setValue('a')
    await shown.get('form textarea').setValue('认为少记了一次。')
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(town.sent[0]!.body).toEqual({ cycle: expect.any(String) as string, member: 'a', text: '认为少记了一次。' })
    expect(shown.text()).toContain('等待组织办核查答复')
  })

  it('shows whoever leads a branch there his own alone, and lets him take it back only when he says so twice', async () => {
    const open = { ...objection, upheld: null, answer: null }
    objections = [open, { ...open, objection: 'p', text: '代别人录入的。', mine: false }]
    town.answers['POST /api/points/objections/o/withdraw'] = () => ({ body: { id: 'o', version: 4 } })
    const shown = await page(publication)
    const button = (text: string) => shown.findAll('button').find((one) => one.text() === text)!
    expect(shown.text()).not.toContain('代别人录入的。')

    await button('撤回异议').trigger('click')
    expect(shown.text()).toContain('确定撤回吗？')
    await button('不撤回').trigger('click')
    expect(town.sent).toEqual([])
    await button('撤回异议').trigger('click')
    objections = [{ ...open, withdrawnAt: '2026-01-09T02:00:00Z' }]
    await button('确定撤回').trigger('click')
    await flushPromises()
    expect(town.sent).toEqual([{ path: '/api/points/objections/o/withdraw', body: {} }])
    expect(shown.text()).toContain('异议：已撤回')
    expect(button('撤回异议')).toBeUndefined()
  })

  it('says why an objection cannot be taken back, and by which paper one was', async () => {
    const open = { ...objection, upheld: null, answer: null }
    objections = [open, { ...open, objection: 'p', withdrawnAt: '2026-01-10T02:00:00Z', withdrawalDay: '2026-01-09', withdrawalPaper: '撤回申请书，存支部档案' }]
    town.answers['POST /api/points/objections/o/withdraw'] = () => ({ status: 409, body: { type: 'urn:sanwei:refusal:objection-already-answered', detail: '该异议已经答复。' } })
    const shown = await page(publication)
    expect(shown.text()).toContain('2026年1月9日书面撤回：撤回申请书，存支部档案')
    const button = (text: string) => shown.findAll('button').find((one) => one.text() === text)!
    await button('撤回异议').trigger('click')
    await button('确定撤回').trigger('click')
    await flushPromises()
    expect(shown.get('[role=alert]').text()).toContain('该异议已经答复。')
  })

  it('is not there before it was checked, nor for who is on no roster', async () => {
    const before = await page({ ...publication, state: 'recorded', until: null, grades: [] })
    expect(before.text()).toContain('正在审核')
    expect(before.find('form').exists()).toBe(false)
    expect((await page(null)).text()).toContain('不在任何支部的名册上')
  })
})
