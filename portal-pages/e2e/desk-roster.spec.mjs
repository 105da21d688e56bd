// The roster at the desk, over a running platform: a workbook with a fault, put right and imported; one member moved.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, choose, inspect, inspectBoth } from './support.mjs'
import { workbook, xlsxType } from './workbook.mjs'

const office = 'qinghe-office'
const name = `来燕${Date.now() % 100_000}`
const headings = ['姓名', '党组织', '状态', '类别', '职务', '手机号', '起始日期']
const upload = (page, rows) =>
  page.getByLabel('填好的名册').setInputFiles({ name: '名册.xlsx', mimeType: xlsxType, buffer: workbook({ 党员: [headings, ...rows] }) })

describe('the roster at the desk', () => {
  it('is a list that narrows and an own branch for its secretary', async () => {
    await inspectBoth(office, '/desk/roster', 'desk-roster', (page) => page.locator('td a').first().waitFor())
    await inspectBoth(office, '/desk/roster/organisations', 'desk-organisations', (page) => page.locator('td', { hasText: '党支部' }).first().waitFor())
    await atTheDesk('qinghe-secretary', 'wide', '/desk/roster', async ({ page }) => {
      await page.getByRole('columnheader', { name: '党组织' }).waitFor()
      assert.equal(await page.getByRole('link', { name: '导入名册' }).count(), 0)
    })
  })

  it('takes a workbook once it is right, after it was shown what would change', () =>
    atTheDesk(office, 'wide', '/desk/roster/import', async (person) => {
      const { page } = person
      const branch = await page.evaluate(async () => {
        const answer = await (await fetch('/api/points/organisations')).json()
        return answer.items.find((one) => one.level === 'branch').name
      })
      await inspect(person, 'desk-import')
      await upload(page, [[name, branch, '正式党员', '', '', '13800009999', '2026-02-30']])
      await page.getByRole('button', { name: '上传并检查' }).click()
      await page.getByText('“2026-02-30”这一天不存在').waitFor()
      await inspect(person, 'desk-import-wrong')
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: '下载标出错误的表格' }).click()
      assert.match((await downloading).suggestedFilename(), /^错误-.*\.xlsx$/)

      await upload(page, [[name, branch, '正式党员', '退休', '', '13800009999', '2026-02-28']])
      await page.getByRole('button', { name: '上传并检查' }).click()
      await page.getByRole('heading', { name: '核对变动' }).waitFor()
      await page.getByText('新增 1 人').waitFor()
      await inspect(person, 'desk-import-preview')
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByRole('heading', { name: '导入完成' }).waitFor()
      await inspect(person, 'desk-import-done')
    }))

  it('shows a member with his history, and says a change from a day on', () =>
    atTheDesk(office, 'wide', '/desk/roster', async (person) => {
      const { page } = person
      await page.getByPlaceholder('输入姓名、名称等').fill(name)
      await page.getByRole('link', { name }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      await inspect(person, 'desk-member')
      await choose(page, '状态', '预备党员')
      await page.getByRole('button', { name: '保存变动' }).click()
      await page.getByText('变动已保存').waitFor()
      await page.locator('ol.steps li').nth(1).waitFor()
    }))
  it('tells whoever is slower what the other one did, and loses nothing that he chose', () =>
    atTheDesk(office, 'wide', '/desk/roster', async (slower) => {
      const { page } = slower
      const save = (one) => one.getByRole('button', { name: '保存变动' }).click()
      await page.getByPlaceholder('输入姓名、名称等').fill(name)
      await page.getByRole('link', { name }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      const path = new URL(page.url()).pathname
      await choose(page, '状态', '积极分子')
      await page.reload()
      await page.getByText(/已恢复/).waitFor()

      await atTheDesk(office, 'wide', path, async (leaving) => {
        await leaving.page.getByRole('button', { name: '离开名册' }).waitFor()
        await atTheDesk(office, 'wide', path, async (faster) => {
          await choose(faster.page, '状态', '发展对象')
          await save(faster.page)
          await faster.page.getByText('变动已保存').waitFor()
        })
        await save(page)
        await page.getByRole('dialog').getByRole('row', { name: /状态.*发展对象.*积极分子/ }).waitFor()
        await inspect(slower, 'desk-member-conflict')
        await page.getByRole('button', { name: '以我的为准' }).click()
        await page.getByText('变动已保存').waitFor()

        await leaving.page.getByRole('button', { name: '离开名册' }).click()
        const dialog = leaving.page.getByRole('dialog')
        const leave = dialog.getByRole('button', { name: '离开名册', exact: true })
        await leave.click()
        await dialog.getByText(/他人刚刚更改了这名党员，现在是：.*积极分子/).waitFor()
        await leave.press('Enter')
        await leaving.page.getByText('已办理离开。').waitFor()
      })
    }))
})
