// The quarter sheet and the ledger of a branch, in a real Chromium over a running platform with its demo data.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, inspect, inspectBoth, signIn, until, visitor } from './support.mjs'

describe('the quarter sheet of a branch', () => {
  it('is there for its secretary in both widths, with a line for each member', () =>
    inspectBoth('yunxi-secretary', '/desk/quarter-sheets', 'desk-quarter-sheet', (page) => page.locator('tbody th').first().waitFor()))

  it('opens the entries of one member, goes on paper whole and comes as a workbook', () =>
    atTheDesk('yunxi-secretary', 'wide', '/desk/quarter-sheets', async ({ page }) => {
      await page.locator('tbody th').first().waitFor()
      const members = await page.locator('tbody th').count()
      await page.getByRole('button', { name: /的明细/ }).first().click()
      await page.locator('.opened').waitFor()

      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('tbody th').count(), members)
      assert.equal(await page.getByRole('columnheader', { name: '签字' }).isVisible(), true)
      assert.equal(await page.getByRole('navigation', { name: '工作台导航' }).isVisible(), false)
      await page.emulateMedia({ media: 'screen' })

      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
      assert.match(file.suggestedFilename(), /季度积分反馈表.*\.xlsx$/)
    }))
})

describe('a closed quarter', () => {
  it('is handed back by the secretary, and a member finds his own figures and says that he has seen them', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const cycle = today.slice(0, 4)
    if (Number(today.slice(5, 7)) <= 3) {
      // No quarter of this year is over yet: then nothing can be handed back, and the page says so.
      await atTheDesk('qinghe-secretary', 'wide', `/desk/quarter-sheets?cycle=${cycle}&quarter=1`, ({ page }) => page.getByText('结账后才能反馈').waitFor())
      return
    }
    await atTheDesk('qinghe-office', 'wide', '/desk', async ({ page }) => {
      const closed = await page.evaluate(async (of) => {
        const { quartersClosed } = await (await fetch(`/api/points/cycles/${of}`)).json()
        if (quartersClosed > 0) return 201
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'x-sanwei': '1' }
        return (await fetch(`/api/points/cycles/${of}/quarters/1/close`, { method: 'POST', headers, body: '{}' })).status
      }, cycle)
      assert.equal(closed, 201)
    })

    await atTheDesk('qinghe-secretary', 'wide', `/desk/quarter-sheets?cycle=${cycle}&quarter=1`, async ({ page }) => {
      await until('the quarter is closed for the branch', async () => {
        await page.getByRole('heading', { name: '反馈给支部' }).waitFor()
        if (await page.getByText(/结账，数字不再变动/).isVisible()) return true
        await page.reload()
        return false
      })
      const handBack = page.getByRole('button', { name: '反馈给支部党员' })
      const done = page.getByText(/人已阅/)
      await handBack.or(done).first().waitFor()
      if (await handBack.isVisible()) {
        await handBack.click()
        await page.getByRole('dialog').getByRole('button', { name: '确认反馈' }).click()
      }
      await done.waitFor()
    })

    const person = await visitor('phone')
    await signIn(person, 'qinghe-member', '/me')
    const notice = person.page.getByRole('article', { name: `${cycle} 年度第 1 季度` })
    const before = person.page.getByText('已阅的季度反馈')
    await notice.or(before).first().waitFor()
    await inspect(person, 'me-quarter-notice')
    if (await notice.isVisible()) await notice.getByRole('button', { name: '我已阅' }).click()
    await before.waitFor()
    await person.context.close()
  })
})

describe('the ledger of a branch', () => {
  it('is there for the office in both widths, as it is known today', () =>
    inspectBoth('yunxi-office', '/desk/branch-ledgers?known=now', 'desk-branch-ledger', (page) => page.locator('tbody th').first().waitFor()))

  it('follows the day and the filters, and its address says them', () =>
    atTheDesk('yunxi-secretary', 'wide', '/desk/branch-ledgers?known=now', async ({ page }) => {
      await page.locator('tbody th').first().waitFor()
      await page.getByLabel('三微').selectOption('platform')
      await until('the address has the filter', () => new URL(page.url()).searchParams.get('micro') === 'platform')
      await page.getByText(/^共 \d+ 条$/).waitFor()
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
      assert.match(file.suggestedFilename(), /台账.*\.xlsx$/)
    }))

  it('is closed to a member', () =>
    inspectBoth('yunxi-member', '/desk/branch-ledgers', 'desk-branch-ledger-forbidden', (page) => page.getByRole('heading', { name: '这个页面不对你开放' }).waitFor()))
})
