// From the platform's administrator to an office that signs in with its first code, and slips of codes for a branch.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, choose, inspect, inspectBoth, sheetsIn, signInFirst, until, visitor } from './support.mjs'

const id = `e2e-${Date.now().toString(36)}`

describe('accounts at the desk', () => {
  it('the administrator lets a township in, opens its office, and the office signs in with a code once', async () => {
    let slip
    await atTheDesk('admin', 'wide', '/desk/townships/new', async (person) => {
      const { page } = person
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.locator('[aria-invalid="true"]').first().waitFor()
      await page.getByLabel(/^镇（街道）名称/).fill('试验镇')
      await page.getByLabel(/^编号/).fill(id)
      await page.getByLabel(/^区划代码/).fill('990101909')
      await page.getByLabel(/^县（市、区）名称/).fill('试验县')
      await page.getByLabel(/^所属县（市、区）的编号/).fill(`${id}-county`)
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByRole('heading', { name: '试验镇', level: 1 }).waitFor()

      await page.getByLabel(/^使用人/).fill('组织办 试验')
      await page.getByRole('button', { name: '开通账号' }).click()
      await page.getByRole('cell', { name: '可登录' }).waitFor()
      await page.getByRole('button', { name: '制作登录码' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '制作登录码' }).click()
      await page.locator('.slip').waitFor()
      slip = { userName: await page.locator('.slip .large').first().innerText(), code: await page.locator('.slip .large').last().innerText() }
      await inspect(person, 'desk-office-code')
      await page.getByRole('button', { name: '已打印，关闭' }).click()
      await page.locator('.slip').waitFor({ state: 'detached' })

      // The county's account, behind the name of the county.
      await page.getByRole('link', { name: '试验县的账号' }).click()
      await page.getByRole('heading', { name: '试验县', level: 1 }).waitFor()
      await page.getByLabel(/^使用人/).fill('县委组织部 试验')
      await page.getByRole('button', { name: '开通账号' }).click()
      await page.getByRole('row', { name: /县委组织部 试验.*县级.*可登录/ }).waitFor()
      await inspect(person, 'desk-county-accounts')
      await page.getByRole('link', { name: '试验镇' }).click()
      await page.getByRole('row', { name: /组织办 试验/ }).waitFor()
      assert.equal(await page.getByRole('row', { name: /县委组织部/ }).count(), 0)
    })
    assert.match(slip.userName, /^[1-9][0-9]{7}$/)

    const office = await visitor('phone')
    await signInFirst(office, slip, '/desk')
    await office.page.getByText('组织办 试验').first().waitFor()
    await office.page.locator('#desk-main h1').first().waitFor()
    await office.context.close()
  })

  it('two administrators who change what a township calls things lose nothing: the second is shown what the first did', () =>
    atTheDesk('admin', 'wide', `/desk/townships/${id}`, async (slower) => {
      const word = (page) => page.getByRole('textbox', { name: '组织办', exact: true })
      const save = (page) => page.getByRole('button', { name: '保存称呼' }).click()
      await word(slower.page).fill('组织科')
      await atTheDesk('admin', 'wide', `/desk/townships/${id}`, async ({ page }) => {
        await word(page).fill('党群办')
        await save(page)
        await page.getByText('称呼已保存。').waitFor()
      })
      await slower.page.reload()
      await word(slower.page).waitFor()
      assert.equal(await word(slower.page).inputValue(), '组织科', 'what was typed is there after a reload')
      await save(slower.page)
      const dialog = slower.page.getByRole('dialog')
      await dialog.getByRole('row', { name: /组织办.*党群办.*组织科/ }).waitFor()
      await inspect(slower, 'desk-township-labels-conflict')
      await dialog.getByRole('button', { name: '以我的为准' }).click()
      await slower.page.getByText('称呼已保存。').waitFor()
      await slower.page.reload()
      await word(slower.page).waitFor()
      assert.equal(await word(slower.page).inputValue(), '组织科')
    }))

  it('an id that is a county’s is refused beside its field', () =>
    atTheDesk('admin', 'wide', '/desk/townships/new', async (person) => {
      const { page } = person
      await page.getByLabel(/^镇（街道）名称/).fill('试验镇')
      await page.getByLabel(/^编号/).fill(`${id}-county`)
      await page.getByLabel(/^区划代码/).fill('990101908')
      await page.getByLabel(/^所属县（市、区）的编号/).fill(`${id}-else`)
      await page.getByLabel(/^县（市、区）名称/).fill('试验县')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText(/已经是一个县（市、区）的编号/).first().waitFor()
      assert.equal(await page.getByLabel(/^编号/).getAttribute('aria-invalid'), 'true')
      await inspect(person, 'desk-township-id-taken')
    }))

  it('a secretary makes a code for a member below him, and the slip is shown once', () =>
    atTheDesk('yunxi-secretary', 'wide', '/desk/login-codes', async (person) => {
      const { page } = person
      await page.locator('tbody tr').first().waitFor()
      // Not the deputy, who leads what the secretary leads; and nobody whom another test signs in as.
      const { name, userName } = await page.evaluate(async () => {
        const { organisations } = await (await fetch('/session')).json()
        const { items } = await (await fetch(`/api/points/accounts?organisation=${organisations[0].split(':')[0]}&limit=200`)).json()
        return items.find((one) => one.state === 'open' && one.posts.length === 0 && !one.userName.startsWith('yunxi-'))
      })
      await page.getByPlaceholder('输入姓名、名称等').fill(userName)
      const member = page.locator('tbody tr', { hasText: userName })
      await member.locator('.el-checkbox').click()
      await page.getByRole('button', { name: '为所选 1 人制作登录码' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '制作登录码' }).click()
      await page.locator('.slip', { hasText: name }).waitFor()
      await inspect(person, 'desk-code-sheet')
      await page.emulateMedia({ media: 'print' })
      await page.locator('table').waitFor({ state: 'hidden' })
      assert.ok(await page.locator('.slip').isVisible())
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: '已打印，关闭' }).click()
      await page.locator('.slip').waitFor({ state: 'detached' })
    }))

  it('the codes of a branch are one sheet of paper, each on a slip of its own', () =>
    // The demo has no such branches to spare, and codes would void the passwords of their people: the answers are made up.
    atTheDesk('yunxi-office', 'wide', '/desk/login-codes', async ({ page }) => {
      const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
      const members = Array.from({ length: 80 }, (_, n) => ({ account: uuid(n), member: uuid(n), name: `欧阳卫国${n}`, organisation: uuid(n % 2), organisationName: `新安镇滨河社区第${n % 2}党支部`, posts: [], userName: String(40_000_000 + n), state: 'open', codeMadeAt: null, codeMadeBy: null, codeUntil: null, signedIn: false }))
      await page.route('**/api/points/accounts?*', (route) => route.fulfill({ json: { items: members, next: null } }))
      await page.route('**/api/points/accounts/codes', (route) => {
        const wanted = new Set(route.request().postDataJSON().members)
        return route.fulfill({ status: 201, json: { items: members.filter((one) => wanted.has(one.member)).map((one) => ({ ...one, code: 'kmpxwqdft', until: '2026-12-06T08:00:00Z' })) } })
      })
      await choose(page, '党组织', 0)
      await page.getByText('共 80 行').waitFor()
      await page.getByRole('button', { name: '选择尚未登录过的' }).click()
      await page.getByRole('button', { name: '为所选 80 人制作登录码' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '制作登录码' }).click()
      await page.locator('.slip').nth(79).waitFor()
      assert.equal(sheetsIn(await page.pdf({ format: 'A4', preferCSSPageSize: true })), 2, 'two branches of forty are two sheets')
      await page.emulateMedia({ media: 'print' })
      for (const name of ['欧阳卫国0', '欧阳卫国79']) assert.ok(await page.locator('.slip', { hasText: name }).first().getByText('kmpxwqdft').isVisible())
      const cut = await page.evaluate(() => [...document.querySelectorAll('.slip')].filter((one) => one.scrollWidth > one.clientWidth).length)
      assert.equal(cut, 0, 'nothing stands out of its slip')
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: '已打印，关闭' }).click()
    }))

  it('the office sees whose account was refused and why, and tries again', () =>
    atTheDesk('qinghe-office', 'wide', '/desk', async (person) => {
      const { page } = person
      const member = crypto.randomUUID()
      const send = (path, body) =>
        page.evaluate(
          async ([to, sent]) => {
            const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-Sanwei': '1' }
            const answer = await fetch(`/api/points/members${to}`, { method: 'POST', headers, body: JSON.stringify(sent) })
            return answer.ok ? 'done' : answer.text()
          },
          [path, body],
        )
      const organisation = await page.evaluate(async () => (await (await fetch('/api/points/organisations')).json()).items.find((one) => one.level === 'branch').organisation)
      // Over HTTP such a name comes onto the roster; Keycloak does not take it.
      assert.equal(await send('', { member, organisation, name: '周<燕>', phone: null, status: 'full', categories: [], posts: [], from: '2025-01-01' }), 'done')
      await until('Keycloak has refused it', () => page.evaluate(async (id) => (await (await fetch('/api/points/accounts/refused')).json()).items.some((one) => one.member === id), member))

      await page.reload()
      await page.getByRole('link', { name: /没有建成的党员账号/ }).click()
      await page.getByRole('heading', { name: /名党员的账号没有建成/ }).waitFor()
      await page.getByRole('row', { name: /周<燕>.*登录系统不接受这个姓名/ }).waitFor()
      await inspect(person, 'desk-accounts-refused')
      await page.getByRole('button', { name: '全部再试一次' }).click()
      await page.getByText('正在再试').waitFor()

      assert.equal(await send(`/${member}/leaving`, { from: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) }), 'done')
      assert.equal(await send(`/${member}/erasure`, {}), 'done')
      await page.getByText('周<燕>').waitFor({ state: 'detached' })
    }))

  it('nobody gets a code for his own account, and is told why', () =>
    atTheDesk('yunxi-secretary', 'wide', '/desk/login-codes?q=yunxi-secretary', async ({ page }) => {
      await page.locator('tbody .el-checkbox').first().click()
      await page.getByRole('button', { name: '为所选 1 人制作登录码' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '制作登录码' }).click()
      await page.getByText(/权限低于自己/).waitFor()
      assert.equal(await page.locator('.slip').count(), 0)
    }))

  it('each page looks as it should', async () => {
    await inspectBoth('admin', '/desk/townships', 'desk-townships', (page) => page.getByRole('link', { name: '云溪街道' }).waitFor())
    await inspectBoth('admin', '/desk/townships/yunxi', 'desk-township', (page) => page.getByRole('heading', { name: '云溪街道', level: 1 }).waitFor())
    await inspectBoth('admin', '/desk/townships/new', 'desk-township-new', (page) => page.getByRole('button', { name: '登记', exact: true }).waitFor())
    await inspectBoth('yunxi-secretary', '/desk/login-codes', 'desk-login-codes', (page) => page.locator('tbody tr').first().waitFor())
  })
})
