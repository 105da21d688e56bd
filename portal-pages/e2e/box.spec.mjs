// The complaint and suggestion box, over a running platform: a resident writes, the office hands it to a branch that answers,
// he is not content, the office answers for good and publishes; everybody reads it, and not who asked.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, choose, inspect, inspectBoth, password, portal, signIn, visitor } from './support.mjs'

const office = 'yunxi-office'
const stamp = Date.now()
const text = `楼道里的灯坏了，晚上看不清台阶。${stamp}`
const wording = `有群众反映楼道灯坏了。${stamp}`
const question = `楼道灯坏了找谁修？${stamp}`
let path
let receipt

const button = (page, name) => page.getByRole('button', { name, exact: true })

async function as(size, account, to, steps) {
  const person = await visitor(size)
  try {
    await signIn(person, account, to)
    await steps(person)
  } finally {
    await person.context.close()
  }
}

/** Fits a telephone in each size of letters. */
async function inLargeLetters(page, name) {
  for (const size of ['elder', 'elder-large']) {
    await page.evaluate((value) => document.documentElement.setAttribute('data-text', value), size)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(excess, 0, `${name} fits a telephone in letters of ${size}`)
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-text', 'standard'))
}

describe('the box', () => {
  it('takes what a resident writes on his telephone, through a reload and a lost session', () =>
    as('phone', 'yunxi-resident', '/box', async (person) => {
      const { page, context } = person
      await button(page, '提交').click()
      await page.getByText('请选择是哪一方面。').waitFor()
      await page.getByLabel('哪一方面').selectOption('surroundings')
      await page.getByLabel('想说的话').fill(text)
      await page.getByLabel('不向支部透露我的姓名').check()
      await page.reload()
      await page.getByText('已恢复上次没有提交的内容').waitFor()
      assert.equal(await page.getByLabel('想说的话').inputValue(), text, 'what was typed is there after a reload')
      await inspect(person, 'box')
      await inLargeLetters(page, 'the box')
      await context.clearCookies({ name: /^q_session/ })
      await button(page, '提交').click()
      await page.getByText('登录已过期').waitFor()
      await page.getByRole('link', { name: '重新登录' }).click()
      const login = page.locator('#username')
      // Keycloak may still know him, and sends him back at once.
      await Promise.race([login.waitFor(), page.getByLabel('想说的话').waitFor()])
      if (await login.isVisible()) {
        await login.fill('yunxi-resident')
        await page.locator('#password').fill(password)
        await page.locator('#kc-login').click()
      }
      await page.getByText('已恢复上次没有提交的内容').waitFor()
      assert.equal(await page.getByLabel('想说的话').inputValue(), text, 'what was typed is there after signing in again')
      await button(page, '提交').click()
      receipt = /编号 (\d{4}-\d{4,})/.exec(await page.getByText(/^已收到，编号/).textContent())[1]
      await page.locator('article', { hasText: text }).getByText('已提交，待受理').waitFor()
      await inspect(person, 'box-written')
    }))

  it('waits on the start page of the office, which hands it to a branch in other words', () =>
    atTheDesk(office, 'wide', '/desk', async (person) => {
      const { page } = person
      await page.getByRole('link', { name: /意见箱：待受理/ }).click()
      await page.getByPlaceholder('输入姓名、名称等').fill(receipt)
      await inspect(person, 'desk-box')
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: '导出 CSV' }).click()
      assert.match((await downloading).suggestedFilename(), /意见箱.*\.csv$/)
      await page.getByRole('link', { name: /楼道里的灯/ }).click()
      await page.getByRole('heading', { name: '建议 · 村（社区）环境' }).waitFor()
      path = new URL(page.url()).pathname
      await button(page, '受理').click()
      await page.getByText('已受理，待答复').waitFor()
      await button(page, '转给支部办理').click()
      const dialog = page.getByRole('dialog')
      const branch = await page.evaluate(async () => {
        const session = await (await fetch('/api/points/organisations')).json()
        return session.items.find((one) => one.organisation === 'a464afee-12fe-39f2-8ef6-34d8ec84dc0d').name
      })
      await choose(page, '哪个党组织', branch)
      await button(dialog, '转办').click()
      await dialog.getByText('请写转办用的摘要。').waitFor()
      await dialog.getByLabel('支部看到的内容').fill(wording)
      await button(dialog, '转办').click()
      await page.getByText('已转办，待答复').waitFor()
      await inspect(person, 'desk-box-entry')
    }))

  it('shows the branch the summary alone, which answers it', () =>
    atTheDesk('yunxi-secretary', 'phone', path, async (person) => {
      const { page } = person
      await page.getByText(wording).first().waitFor()
      assert.equal(await page.getByText(text).count(), 0, 'not what he wrote')
      await page.getByText('不透露', { exact: true }).waitFor()
      await inspect(person, 'desk-box-handed')
      await page.getByLabel('写给写信人的话').fill('已报物业。')
      await button(page, '发出答复').click()
      await page.getByText('已答复', { exact: true }).first().waitFor()
    }))

  it('tells its author of the answer where he starts, until he has looked, and lets him say once that he is not content', () =>
    as('phone', 'yunxi-resident', '/', async (person) => {
      const { page } = person
      const notice = page.getByRole('region', { name: '你写的意见有新进展' })
      await notice.getByRole('listitem').filter({ hasText: receipt }).getByText('已有答复').waitFor()
      await page.getByRole('link', { name: /意见.*件有新进展/ }).waitFor()
      await inspect(person, 'box-news')
      await inLargeLetters(page, 'the notice')
      await notice.getByRole('link', { name: '查看我写的意见' }).click()
      const entry = page.locator('article', { hasText: text })
      await entry.getByText('新进展').waitFor()
      await entry.getByText('已报物业。').waitFor()
      await page.getByRole('link', { name: /件有新进展/ }).waitFor({ state: 'detached' })
      await button(entry, '我不满意').click()
      await entry.getByLabel('为什么不满意？').fill('物业说没有收到。')
      await button(entry, '提交').click()
      await entry.getByText('不满意，待再次答复').waitFor()
      await inLargeLetters(page, 'the answered entry')
      await page.goto(`${portal}/desk/box`)
      await page.getByRole('heading', { name: '这个页面不对你开放' }).waitFor()
    }))

  it('tells the slower of two officials, who loses nothing, and is answered once', () =>
    atTheDesk(office, 'wide', path, async (slower) => {
      await slower.page.getByLabel('写给写信人的话').fill('我的答复。')
      await atTheDesk(office, 'wide', path, async (faster) => {
        await faster.page.getByLabel('写给写信人的话').fill('本周五前修好，组织办会去看。')
        await button(faster.page, '发出答复').click()
        await faster.page.getByText('已办结', { exact: true }).waitFor()
      })
      await button(slower.page, '发出答复').click()
      await slower.page.getByText('这一件刚被他人办理过').waitFor()
      await slower.page.getByText('本周五前修好，组织办会去看。').waitFor()
      await slower.page.getByText('我的答复。').waitFor()
      await button(slower.page, '不要了').click()

      await slower.page.getByLabel('公开的问题').fill(question)
      await slower.page.getByLabel('公开的答复').fill('找物业；三天没有人来，找组织办。')
      await button(slower.page, '公开').click()
      await slower.page.getByText('已公开，任何人都能看到。').waitFor()
      await inspect(slower, 'desk-box-published')
    }))

  it('shows everybody what was published, and nobody who asked, until it is taken back', async () => {
    const person = await visitor('phone')
    await person.page.goto(`${portal}/box/answers/yunxi`)
    await person.page.getByText(question).waitFor()
    assert.equal(await person.page.getByText(text).count(), 0)
    await inspect(person, 'box-answers')
    await inLargeLetters(person.page, 'the published answers')
    await person.page.goto(`${portal}/box`)
    await person.page.getByRole('heading', { name: '请先登录' }).waitFor()
    await atTheDesk(office, 'wide', path, async ({ page }) => {
      await button(page, '撤下公开').click()
      await button(page.getByRole('dialog'), '撤下公开').click()
      await page.getByText('已公开，任何人都能看到。').waitFor({ state: 'detached' })
    })
    await person.page.goto(`${portal}/box/answers/yunxi`)
    await person.page.getByRole('heading', { name: /公开的答复/ }).waitFor()
    assert.equal(await person.page.getByText(question).count(), 0)
    await person.context.close()
  })

  it('promises the days that the office sets, and the second of two officials is shown what the first said', async () => {
    // Of a township in which no other test writes; another number each time, since what holds already is no change.
    const days = String(8 + (Math.floor(stamp / 1000) % 20))
    const answer = (page) => page.getByLabel(/^多少天内答复/)
    await atTheDesk('qinghe-office', 'wide', '/desk/box', async (slower) => {
      await slower.page.getByRole('link', { name: '期限', exact: true }).click()
      await answer(slower.page).fill('99')
      await button(slower.page, '保存期限').click()
      await slower.page.getByText('请填 3 到 30 的整数。').waitFor()
      await answer(slower.page).fill('7')
      await atTheDesk('qinghe-office', 'phone', '/desk/box/terms', async (faster) => {
        await answer(faster.page).fill(days)
        await button(faster.page, '保存期限').click()
        await faster.page.getByText('期限已保存，从现在起有效。').waitFor()
        await inspect(faster, 'desk-box-terms')
      })
      await button(slower.page, '保存期限').click()
      const dialog = slower.page.getByRole('dialog')
      await dialog.getByRole('row', { name: new RegExp(`多少天内答复.*${days} 个工作日.*7 个工作日`) }).waitFor()
      await button(dialog, '采用对方的').click()
      await slower.page.getByText(new RegExp(`答复 ${days} ·`)).first().waitFor()
      assert.equal(await answer(slower.page).inputValue(), days)
      await inspect(slower, 'desk-box-terms')
    })
    await as('phone', 'qinghe-member', '/box', ({ page }) => page.getByText(`${days} 个工作日内答复`).waitFor())
  })

  it('takes a letter that the office types in', () =>
    inspectBoth(office, '/desk/box/letter', 'desk-box-letter', (page) => page.getByLabel('来信内容').waitFor()))
})
