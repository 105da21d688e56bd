// An exemption from being graded, over a running platform: a member asks on his telephone, his branch's meeting agrees, the
// office approves, his points say so; and the way back, so that he is graded again for whoever looks at him after this.
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { ask, atTheDesk, codeFor, inspect, signInFirst, tell, until, visitor } from './support.mjs'

const [office, secretary] = ['qinghe-office', 'qinghe-secretary']
const reason = `长期患病住院，附医院证明。${Date.now()}`
let member
let slip

/** The row of this application, whatever else was asked for before. */
const mine = (page) => page.locator('tbody tr', { hasText: reason })
async function step(page, name, text) {
  await mine(page).getByRole('button', { name: new RegExp(`^${name}：`) }).click()
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.getByText(reason).waitFor()
  if (text) await dialog.getByRole('textbox').fill(text)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
const standing = async (page) => (await ask(page, '/api/rating/standings/me')).exempt

describe('an exemption', () => {
  it('is asked for by a member on his telephone, once, through a reload', async () => {
    await atTheDesk(secretary, 'wide', '/desk/exemptions', async ({ page }) => {
      const { organisations } = await ask(page, '/session')
      const branch = organisations[0].split(':')[0]
      const { items } = await ask(page, `/api/rating/rankings?organisation=${branch}&limit=200`)
      const graded = new Set(items.filter((one) => !one.exempt).map((one) => one.member))
      slip = await codeFor(page, branch, (one) => graded.has(one))
    })
    member = await visitor('phone')
    const { page } = member
    await signInFirst(member, slip, '/me/exemption')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('alert').getByText('请写明理由').waitFor()
    await page.getByLabel('申请理由').fill(reason)
    await page.reload()
    assert.equal(await page.getByLabel('申请理由').inputValue(), reason, 'what was typed is there after a reload')
    await page.getByRole('button', { name: '提交申请' }).dblclick()
    await page.getByText('已提交，等待支部大会决定。').waitFor()
    const cycle = (await ask(page, '/api/rating/standings/me')).cycle
    assert.equal((await ask(page, `/api/points/exemptions?cycle=${cycle}`)).items.length, 1, 'two clicks are one application')
    const again = await tell(page, '/api/points/exemptions', { cycle, reason })
    assert.deepEqual([again.status, again.body.type], [409, 'urn:sanwei:refusal:exemption-under-way'])
    assert.equal(await standing(page), false)
    await inspect(member, 'my-exemption-asked')
  })

  it('is agreed to by the branch’s meeting and approved by the office, and his points say so', async () => {
    await atTheDesk(secretary, 'wide', '/desk', async ({ page }) => {
      await page.getByRole('link', { name: /免评申请待办/ }).first().click()
      await step(page, '支部大会同意')
      await mine(page).getByText('待组织办审批').waitFor()
      assert.equal(await mine(page).getByRole('button', { name: /^批准/ }).count(), 0, 'the branch does not approve')
    })
    await atTheDesk(office, 'wide', '/desk/exemptions', async (person) => {
      await mine(person.page).waitFor()
      await inspect(person, 'desk-exemptions-endorsed')
      await step(person.page, '批准')
      await mine(person.page).getByText('已批准').waitFor()
    })
    const { page } = member
    await page.reload()
    await page.getByRole('heading', { name: '已批准免评' }).waitFor()
    assert.equal(await page.getByRole('button', { name: '撤回申请' }).count(), 0, 'what was approved he does not take back himself')
    await until('his standing says so', () => standing(page))
    await page.getByRole('link', { name: /我的积分/ }).first().click()
    await page.getByText('本年度免评').waitFor()
    await inspect(member, 'me-exempt')
  })

  it('is revoked with a reason that he reads, and he is graded again', async () => {
    await atTheDesk(office, 'wide', '/desk/exemptions', async ({ page }) => {
      await step(page, '撤销批准', '已康复并参加活动。')
      await mine(page).getByText('已撤销').waitFor()
    })
    const { page } = member
    await until('his standing says so', async () => !(await standing(page)))
    await page.goto(new URL('/me/exemption', page.url()).href)
    await page.getByText('已康复并参加活动。').waitFor()
    await member.context.close()
  })
})
