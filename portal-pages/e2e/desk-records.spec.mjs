// From a record that one writes down to the points that a correction changes, by four people in a real Chromium.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, inspect, portal, showsAThousandRows, signIn, until, visitor } from './support.mjs'

/** One hour of it gives 1.5 points, up to 6 in a month. */
const label = '志愿服务'

describe('a record', () => {
  it('is written by one, confirmed by another, questioned by the member, corrected, and his points follow', async () => {
    const member = await visitor('phone')
    await signIn(member, 'yunxi-member', '/me')
    const who = await member.page.evaluate(() => fetch('/session').then((answer) => answer.json()))
    const pointsOf = async (event) => (await ledger(mine)).filter((one) => one.event === event).map((one) => one.points)

    const mine = (path) => member.page.evaluate((of) => fetch(of).then((answer) => answer.json()), path)
    const day = await dayWithRoom(mine)

    // The secretary types it with the keyboard; what he typed survives a reload.
    let record = ''
    await atTheDesk('yunxi-secretary', 'wide', '/desk/records/new', async (person) => {
      const { page } = person
      const options = page.locator('datalist option')
      await until('the roster is offered', async () => (await options.count()) > 1)
      const own = await page.evaluate((id) => fetch(`/api/points/members/${id}`).then((answer) => answer.json()), who.member)
      const text = await options.evaluateAll((all, name) => all.map((one) => one.value).find((value) => value === name || value.startsWith(`${name}（`)), own.name)
      const fill = async () => {
        await page.getByLabel('党员', { exact: true }).fill(text)
        await page.getByLabel('事项').selectOption({ label })
        await page.getByLabel('日期').fill(day)
        // Twice the same hour of the same day would be refused, also to who runs this a second time.
        await page.getByLabel('时间').fill(new Date().toISOString().slice(11, 16))
        await page.getByLabel('小时').fill('1')
        await page.getByLabel('说明').fill('清扫楼道')
      }
      await fill()
      await page.reload()
      await page.getByText(/已恢复/).waitFor()
      assert.equal(await page.getByLabel('说明').inputValue(), '清扫楼道')
      await inspect(person, 'record-sheet')
      const answered = page.waitForResponse((response) => response.url().endsWith('/record-sheets'))
      await page.getByRole('button', { name: '保存 1 行' }).click()
      const answer = await answered
      assert.equal(answer.status(), 201, await answer.text())
      record = (await answer.json()).records[0]
      await page.getByText('已保存 1 行').waitFor()
      // His own record waits for another: he is not offered to confirm it.
      await page.goto(`${portal}/desk/records/${record}`)
      await page.getByRole('button', { name: '撤回' }).waitFor()
      assert.equal(await page.getByRole('button', { name: '确认' }).count(), 0)
    })

    const confirm = (name) =>
      atTheDesk('yunxi-committee', 'wide', `/desk/records/${record}`, async (person) => {
        await person.page.getByRole('button', { name: '确认', exact: true }).waitFor()
        await inspect(person, name)
        await person.page.getByRole('button', { name: '确认', exact: true }).click()
        const answered = person.page.waitForResponse((response) => response.url().endsWith('/confirm'))
        await person.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click()
        const answer = await answered
        assert.equal(answer.status(), 200, await answer.text())
        await person.page.getByText('已确认 1 条').waitFor()
      })
    // While the one types why he withdraws it, another confirms it: what was done is shown, what was typed is not lost.
    await atTheDesk('yunxi-secretary', 'wide', `/desk/records/${record}`, async ({ page }) => {
      const reason = page.getByRole('dialog').getByLabel('理由')
      await page.getByRole('button', { name: '撤回', exact: true }).click()
      await reason.fill('日期写错了。')
      await page.reload()
      await reason.waitFor()
      assert.equal(await reason.inputValue(), '日期写错了。', 'the dialogue and its text are there after a reload')
      await confirm('record')
      await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
      await page.getByText('这张记分单刚被他人办理过').first().waitFor()
      await page.getByText('日期写错了。').waitFor()
      await page.getByRole('button', { name: '不再需要，清除' }).click()
    })
    const event = (await mine(`/api/points/records/${record}`)).record.event
    await until('the points are there', async () => (await pointsOf(event)).join() === '1.50')

    // The member asks beneath the entry, on his telephone.
    await member.page.reload()
    const entry = member.page.locator('li.entry').filter({ hasText: event })
    await until('the entry is listed', async () => {
      if ((await entry.count()) === 1) return true
      const more = member.page.getByRole('button', { name: '更多' })
      if (await more.isVisible()) await more.click()
      return false
    })
    await entry.getByRole('button', { name: '我有疑问' }).click()
    await entry.getByLabel('你对这一条有什么疑问？').fill('这天我没有去。')
    await entry.getByRole('button', { name: '提交', exact: true }).click()
    await entry.getByText('已提出查询，待答复').waitFor()
    await inspect(member, 'me-asked')
    const query = (await mine('/api/points/queries/mine')).items[0]
    assert.equal(query.entry, event, 'he asked about the entry of this record')

    // The secretary proposes to cancel it and answers; who confirmed it confirms that too.
    await atTheDesk('yunxi-secretary', 'wide', `/desk/records/${record}`, async ({ page }) => {
      await page.getByRole('button', { name: '作废', exact: true }).click()
      await page.getByRole('dialog').getByLabel('理由').fill('去的是另一人。')
      await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click()
      await page.getByText('已提出，等另一人确认').waitFor()
    })
    const answering = (account, steps) =>
      atTheDesk(account, 'wide', `/desk/queries/${query.query}`, async (person) => {
        await person.page.getByLabel('写给党员的话').waitFor()
        await steps(person)
      })
    await answering('yunxi-committee', async (slower) => {
      await slower.page.getByLabel('写给党员的话').fill('我去问一问。')
      await answering('yunxi-secretary', async (person) => {
        await inspect(person, 'query')
        await person.page.getByText('更正', { exact: true }).click()
        await person.page.getByLabel('写给党员的话').fill('去的是另一人，已提出作废。')
        await person.page.getByRole('button', { name: '发出' }).click()
        await person.page.getByText('已发出').waitFor()
      })
      // Who was slower is shown the answer, and what he had typed.
      await slower.page.getByRole('button', { name: '发出' }).click()
      await slower.page.getByText('你写的没有发出').waitFor()
      await slower.page.getByText('去的是另一人，已提出作废。').waitFor()
      await slower.page.getByText('我去问一问。').waitFor()
      await inspect(slower, 'query-overtaken')
      await slower.page.getByRole('button', { name: '不再需要，清除' }).click()
    })
    await confirm('record-cancelling')
    await until('the points are gone', async () => (await pointsOf(event)).every((points) => points === '0.00'))
    await member.page.reload()
    assert.equal((await mine('/api/points/queries/mine')).items[0].outcome, 'corrected')
    await member.page.getByText('去的是另一人，已提出作废。').first().waitFor()
    await member.context.close()
  })

  it('stands in a list that shows a thousand within a second', () =>
    atTheDesk('yunxi-office', 'wide', '/desk', async ({ page }) => {
      const words = { fact: 'volunteered', factLabel: '志愿服务', on: '2026-03-01', time: null, measures: { hours: 1 }, attributes: {}, document: null, note: null }
      const item = (i, record) => ({ ...words, record, sheet: record, version: 1, row: 1, organisation: record, organisationName: '第一党支部', member: record, name: `党员 ${i}`, state: 'confirmed', purpose: 'entry', why: null, recorderName: '书记', recordedAt: '2026-03-02T00:00:00Z', deciderName: null, decidedAt: null, answer: null, event: null, mayDecide: false })
      await showsAThousandRows(page, '/api/points/records', item, () => page.getByRole('link', { name: '记分单', exact: true }).click())
    }))
})

async function ledger(mine) {
  const all = []
  let cursor = ''
  do {
    const page = await mine(`/api/rating/ledgers/me?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    all.push(...page.items)
    cursor = page.next ?? ''
  } while (cursor)
  return all
}

/** The first of the last month in which the member's hours have not reached their cap. */
async function dayWithRoom(mine) {
  const helped = (await ledger(mine)).filter((one) => one.rule === 'volunteering')
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  for (let month = Number(today.slice(5, 7)); month > 0; month -= 1) {
    const first = `${today.slice(0, 5)}${String(month).padStart(2, '0')}-01`
    const sum = helped.filter((one) => one.on.startsWith(first.slice(0, 7))).reduce((points, one) => points + Number(one.points), 0)
    if (sum <= 4.5) return first
  }
  assert.fail('every month of this year has its six points')
}
