// Activities at the desk, from a filing to a sheet that two people have before them.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ask, atTheDesk, choose, inspect, inspectBoth, password, portal, showsAThousandRows } from './support.mjs'

const secretary = 'yunxi-committee'
const office = 'yunxi-office'
const title = `书记的党课 ${Date.now()}`
let path

const china = (instant) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' })
const atSheet = (account, steps, size = 'wide') =>
  atTheDesk(account, size, `${path}/attendance`, async (person) => {
    await person.page.locator('[role=radiogroup]').first().waitFor()
    await steps(person)
  })

describe('a filing', () => {
  it('survives a reload, a lost connection and a lost session, and is filed once', () =>
    atTheDesk(secretary, 'wide', '/desk/activities/new', async (person) => {
      const { page, context } = person
      await choose(page, '党组织', 1)
      await choose(page, '类别', '党课')
      await page.getByLabel('名称').fill(title)
      await button(page, '提交备案').click()
      await page.getByText('请填写地点。').waitFor()
      await page.reload()
      assert.equal(await page.getByLabel('名称').inputValue(), title, 'what was typed is there after a reload')
      await page.getByLabel('开始').fill(china(Date.now() - 3 * 3_600_000))
      await page.getByLabel('结束').fill(china(Date.now() - 2 * 3_600_000))
      await page.getByLabel('地点').fill('党群服务中心')
      await page.getByLabel('内容').fill('学习贯彻会议精神。')

      const keys = []
      page.on('request', (request) => request.method() === 'POST' && request.url().includes('/api/') && keys.push(request.headers()['idempotency-key']))
      await context.setOffline(true)
      await button(page, '提交备案').click()
      await page.getByText('没有收到应答').waitFor()
      await inspect(person, 'desk-activity-unsure')
      await context.setOffline(false)
      await context.clearCookies({ name: /^q_session/ })
      await button(page, '用同一次提交重试').click()
      await page.getByText('登录已过期').waitFor()
      await inspect(person, 'desk-activity-expired')
      await page.getByRole('link', { name: '重新登录' }).click()
      await signInAgain(page, secretary)
      assert.equal(await page.getByLabel('地点').inputValue(), '党群服务中心', 'what was typed is there after signing in again')
      await button(page, /提交备案|重试/).click()
      await page.getByText('已备案，等待组织办确认。').first().waitFor()
      path = new URL(page.url()).pathname
      assert.equal(new Set(keys).size, 1, 'one attempt has one key')
      await page.goto(`${portal}/desk/activities/new`)
      assert.equal(await page.getByLabel('名称').inputValue(), '', 'what was filed is no draft any more')
    }))

  it('is returned with a reason, completed, acknowledged and published', async () => {
    await atTheDesk(office, 'wide', path, async ({ page }) => {
      await button(page, '退回补正').click()
      await page.getByLabel('退回原因').fill('请补充负责人。')
      await page.getByRole('dialog').getByRole('button', { name: '退回补正' }).click()
      await page.getByText('已退回。').waitFor()
    })
    await atTheDesk(secretary, 'phone', '/desk', async ({ page }) => {
      await page.getByRole('link', { name: /备案被退回，等待补正/ }).click()
      if (!page.url().endsWith('/complete')) await page.goto(`${portal}${path}/complete`)
      await page.getByText('请补充负责人。').waitFor()
      await page.getByLabel('内容').fill('学习贯彻会议精神。负责人：支部副书记。')
      await button(page, '补正后提交').click()
      await page.getByText('已备案，等待组织办确认。').waitFor()
    })
    await atTheDesk(office, 'wide', '/desk', async ({ page }) => {
      await page.getByRole('link', { name: /备案等待确认/ }).waitFor()
      await page.goto(`${portal}${path}`)
      await button(page, '确认备案').click()
      await page.getByRole('dialog').getByText('负责人：支部副书记。').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '确认备案' }).click()
      await page.getByText('已确认。', { exact: true }).waitFor()
    })
    await atTheDesk(secretary, 'wide', path, async ({ page }) => {
      await button(page, '公开').click()
      await page.getByRole('dialog').getByRole('button', { name: '公开' }).click()
      await page.getByText('已公开。', { exact: true }).waitFor()
    })
  })
})

describe('the sheet', () => {
  it('takes fifty marks from the keyboard and saves them at once', () =>
    atSheet(secretary, async (person) => {
      const { page } = person
      const began = Date.now()
      for (let i = 0; i < 50; i += 1) await page.keyboard.press('12341'[i % 5])
      const saved = page.waitForResponse((response) => response.url().endsWith('/attendance') && response.request().method() === 'POST')
      await page.keyboard.press('Control+s')
      const answer = await saved
      await page.getByText('已保存 50 人。').waitFor()
      console.log(`fifty marks typed and saved in ${Date.now() - began} ms`)
      assert.equal((await answer.json()).events.length, 50)
      assert.ok(Date.now() - began < 120_000)
      assert.equal(await page.locator('[role=radio][aria-checked=true]').count(), 50)
    }))

  it('shows the second of two what the first did, and corrects', () =>
    atSheet(secretary, async (first) => {
      await atSheet(office, async (second) => {
        const name = await first.page.locator('[role=radiogroup]').first().getAttribute('aria-label')
        await first.page.keyboard.press('3')
        await second.page.keyboard.press('2')
        await first.page.keyboard.press('Control+s')
        await first.page.getByText('已保存 1 人。').waitFor()
        await second.page.reload()
        const dialog = second.page.getByRole('dialog')
        await dialog.getByRole('row', { name: new RegExp(`${name}.*迟到.*请假`) }).waitFor()
        await button(second.page, '采用对方的').click()
        await dialog.waitFor({ state: 'hidden' })

        await second.page.locator('[role=radio]').nth(5).focus()
        await second.page.keyboard.press('3')
        await first.page.locator('[role=radio]').nth(5).focus()
        await first.page.keyboard.press('1')
        await first.page.keyboard.press('Control+s')
        await first.page.getByText('已保存 1 人。').waitFor()
        await button(second.page, '保存 1 人').click()
        await dialog.waitFor()
        await inspect(second, 'desk-sheet-conflict')
        await button(second.page, '以我的为准').click()
        await second.page.getByText(/已保存 \d 人。/).waitFor()
        await first.page.reload()
        await first.page.locator('.recorded').nth(1).getByText('迟到').waitFor()
      })
    }))

  it('takes in who came unexpected, shows him to the next, and takes him off again', () =>
    atSheet(office, async (second) => {
      const { name, organisationName } = await somebodyElse(second.page)
      const lineOf = (page) => page.getByRole('row').filter({ hasText: `${name}未列入应到（${organisationName}）` })
      await atSheet(secretary, async ({ page }) => {
        const line = lineOf(page)
        const add = async () => {
          await page.getByLabel('添加未列入应到的人').fill(name)
          await page.keyboard.press('Enter')
          await page.getByRole('list', { name: '添加未列入应到的人' }).getByRole('button', { name }).press('Enter')
          await page.getByText(`已加入 ${name}，保存后生效。`).waitFor()
        }
        await add()
        await button(page, `撤下${name}`).click()
        await line.waitFor({ state: 'detached' })
        await add()
        await page.reload()
        await line.getByRole('radio', { name: '实到', checked: true }).waitFor()
        await button(page, '保存 1 人').click()
        await line.locator('.recorded').getByText('实到').waitFor()
        await second.page.reload()
        await lineOf(second.page).locator('.recorded').getByText('实到').waitFor()

        // Both take him off: who is second sees that it was done, and doing it again is no fault.
        const take = async (each) => {
          await each.getByRole('dialog', { name: `撤下${name}？` }).getByRole('button', { name: '撤下', exact: true }).click()
        }
        for (const each of [page, second.page]) await button(each, `撤下${name}`).click()
        await take(page)
        await page.getByText(`已撤下${name}。`).waitFor()
        await take(second.page)
        await second.page.getByRole('dialog').getByText(/内容已被他人更改/).waitFor()
        await lineOf(second.page).waitFor({ state: 'detached' })
        await take(second.page)
        await second.page.getByText(`已撤下${name}。`).waitFor()
        assert.equal(await lineOf(second.page).count(), 0, 'he stays off the sheet')

        // He had come after all; the sheet is looked at with him on it.
        await add()
        await button(page, '保存 1 人').click()
        await line.locator('.recorded').getByText('实到').waitFor()
      })
    }))

  it('is printed empty on A4', () =>
    atSheet(secretary, async ({ page }) => {
      await page.evaluate(() => {
        window.print = () => {}
      })
      await button(page, '打印空表').click()
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.app-header').isVisible(), false)
      assert.ok((await page.locator('.paper tbody tr').count()) >= 50)
      assert.equal(await page.locator('.paper').getByText('✓').count(), 0)
      assert.ok((await page.pdf({ format: 'A4' })).length > 10_000)
    }))

  it('is closed to a secretary who does not lead there', () =>
    atTheDesk('qinghe-secretary', 'wide', `${path}/attendance`, async ({ page }) => {
      await page.getByText('没有找到所需内容').waitFor()
    }))
})

describe('looked at', () => {
  it('every page of the activities', async () => {
    await inspectBoth(secretary, '/desk/activities', 'desk-activities', (page) => page.locator('tbody tr').first().waitFor())
    await inspectBoth(secretary, '/desk/activities/new', 'desk-activity-new', (page) => page.getByLabel('名称').waitFor())
    await inspectBoth(office, path, 'desk-activity', (page) => page.getByText('已公开').first().waitFor())
    await inspectBoth(secretary, `${path}/attendance`, 'desk-sheet', (page) => page.locator('[role=radiogroup]').first().waitFor())
    await inspectBoth(secretary, '/desk', 'desk-start', (page) => page.getByText('等待考勤和办结').waitFor())
  })

  it('a list of a thousand rows is there within a second', () =>
    atTheDesk(secretary, 'wide', '/desk', async ({ page }) => {
      const item = (i, id) => ({ id, organisation: '-', kind: 'theme-day', title: `第 ${i} 次`, place: '中心', startsAt: '2026-01-01T06:00:00Z', endsAt: '2026-01-01T08:00:00Z', expects: 'everyone', state: 'closed' })
      await showsAThousandRows(page, '/api/activity/activities', item, () => page.getByRole('link', { name: '活动与备案' }).click())
    }))
})

/** On the township's roster and not on the sheet, with a name that nobody else has; as the office sees it. */
async function somebodyElse(page) {
  const { members } = await ask(page, `/api/activity${path.replace('/desk', '')}/attendance`)
  const expected = new Set(members.map((line) => line.member))
  const { items } = await ask(page, '/api/points/members?limit=200')
  for (const one of items.filter((each) => !expected.has(each.member))) {
    const { items: called } = await ask(page, `/api/points/people?name=${encodeURIComponent(one.name)}`)
    if (called.length === 1) return one
  }
  return assert.fail('there is somebody in another branch whose name is his alone')
}

async function signInAgain(page, account) {
  const form = page.locator('#username')
  // Keycloak may still know him, and sends him back at once.
  await Promise.race([form.waitFor(), page.getByLabel('地点').waitFor()])
  if (await form.isVisible()) {
    await form.fill(account)
    await page.locator('#password').fill(password)
    await page.locator('#kc-login').click()
  }
  await page.getByLabel('地点').waitFor()
}
