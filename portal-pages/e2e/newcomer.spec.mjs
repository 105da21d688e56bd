// The newcomer's path: from the administrator's first sign-in to members with accounts, codes on paper and a published rule
// book, through the pages alone. With the other specs it walks it beside the demo, with few people. An empty platform and
// as many as a township has show the most, and how long it takes:
//   SANWEI_PEOPLE=893 SANWEI_PORTAL_URL=http://localhost:8800 SANWEI_PASSWORD_ADMIN=… node e2e/newcomer.spec.mjs
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choose, inspect, password, portal, sheetsIn, visitor } from './support.mjs'
import { workbook, xlsxType } from './workbook.mjs'

/** The administrator's first password, or the one that he has now. */
const first = process.env.SANWEI_PASSWORD_ADMIN ?? password
const own = process.env.SANWEI_OWN_PASSWORD ?? 'a newcomers password'
const id = `new-${Date.now().toString(36)}`
const town = '新安镇'
const county = '新安县'
const people = Number(process.env.SANWEI_PEOPLE ?? 70)
/** With some room on the sheet of paper that each has. */
const branches = Math.ceil(people / 36)

/** What a person does, to be counted: a press is a click or a choice. */
const done = { pages: 0, presses: 0, letters: 0 }
const waits = []
const began = Date.now()

async function waited(what, work) {
  const from = Date.now()
  const result = await work()
  waits.push([what, Date.now() - from])
  return result
}
/** What is wrong with a page is said at the end: the way goes on. */
const findings = []
const look = (person, name) => inspect(person, name).catch((error) => findings.push(error.message))
const press = (locator) => ((done.presses += 1), locator.click())
const type = (locator, text) => ((done.letters += text.length), locator.fill(text))
const button = (page, name) => page.getByRole('button', { name, exact: true })
const titled = (page, name) => ((done.pages += 1), page.getByRole('heading', { level: 1, name, exact: true }).waitFor())

/** Signs in with a first password or a code, which has to be changed there; with one's own the second time. */
async function enter(userName, code, to, size = 'wide') {
  const person = await visitor(size)
  const { page } = person
  await page.goto(`${portal}/login?to=${encodeURIComponent(to)}`)
  await type(page.locator('#username'), userName)
  await type(page.locator('#password'), code)
  await press(page.locator('#kc-login'))
  const change = page.locator('#password-new')
  await Promise.race([change.waitFor(), page.waitForURL(`${portal}${to}`)])
  if (await change.isVisible()) {
    await type(change, own)
    await type(page.locator('#password-confirm'), own)
    await press(page.locator('[type=submit]').first())
  }
  await page.waitForURL(`${portal}${to}`)
  return person
}

/** Opens an account by name on the page that is shown, and reads the slip. */
async function handOver(page, name) {
  await type(page.getByLabel(/^使用人/), name)
  await press(button(page, '开通账号'))
  await waited(`account of ${name}`, () => page.getByRole('row', { name: new RegExp(`${name}.*可登录`) }).waitFor())
  await press(page.getByRole('row', { name }).getByRole('button', { name: '制作登录码' }))
  await press(page.getByRole('dialog').getByRole('button', { name: '制作登录码' }))
  await page.locator('.slip').waitFor()
  const slip = { userName: await page.locator('.slip .large').first().innerText(), code: await page.locator('.slip .large').last().innerText() }
  await press(button(page, '已打印，关闭'))
  return slip
}

function roster() {
  const committee = `中共${town}委员会`
  const branch = (n) => `${town}第${n + 1}党支部`
  const organisations = [['党组织名称', '上级党组织', '层级', '类型', '起始日期'], [committee, '', '党委', '社区', '2020-01-01']]
  for (let n = 0; n < branches; n += 1) organisations.push([branch(n), committee, '党支部', '社区', '2020-01-01'])
  const signs = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰']
  const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
  const members = [['姓名', '党组织', '状态', '类别', '职务', '手机号', '起始日期']]
  for (let n = 0; n < people; n += 1) {
    const name = families[n % 20] + signs[Math.floor(n / 20) % 25] + signs[Math.floor(n / 500) % 25]
    const post = n < branches ? '书记' : ''
    members.push([name, branch(n % branches), '正式党员', n % 3 === 0 ? '退休' : '', post, '', '2024-01-01'])
  }
  return workbook({ 党组织: organisations, 党员: members })
}

test('a newcomer comes from a township that nobody knows to codes for everybody, through the pages alone', async () => {
  const admin = await enter('admin', first, '/desk')
  await titled(admin.page, '工作台')
  await press(admin.page.locator('nav:visible').getByRole('link', { name: '镇（街道）', exact: true }))
  await titled(admin.page, '镇（街道）')
  await press(admin.page.getByRole('link', { name: '登记镇（街道）' }).first())
  await titled(admin.page, '登记镇（街道）')
  await type(admin.page.getByLabel(/^镇（街道）名称/), town)
  await type(admin.page.getByLabel(/^编号/), id)
  await type(admin.page.getByLabel(/^区划代码/), '990103101')
  await type(admin.page.getByLabel(/^所属县（市、区）的编号/), `${id}-county`)
  await type(admin.page.getByLabel(/^县（市、区）名称/), county)
  await press(button(admin.page, '登记'))
  await titled(admin.page, town)
  const office = await handOver(admin.page, '组织办 李静')
  await press(admin.page.getByRole('link', { name: `${county}的账号` }))
  await titled(admin.page, county)
  const above = await handOver(admin.page, '县委组织部 陈晓')
  await look(admin, 'newcomer-county')
  await admin.context.close()

  const ofCounty = await enter(above.userName, above.code, '/county')
  await titled(ofCounty.page, '县级看板')
  await waited('county sees its township', () => ofCounty.page.getByText(town).first().waitFor())
  await look(ofCounty, 'newcomer-county-board')
  await ofCounty.context.close()

  const clerk = await enter(office.userName, office.code, '/desk')
  const { page } = clerk
  await titled(page, '工作台')
  await press(page.getByRole('link', { name: /名册还是空的/ }))
  await titled(page, '导入名册')
  done.presses += 1
  await page.getByLabel('填好的名册').setInputFiles({ name: '名册.xlsx', mimeType: xlsxType, buffer: roster() })
  await press(button(page, '上传并检查'))
  await waited(`${people} rows checked`, () => page.getByRole('heading', { name: '核对变动' }).waitFor())
  await page.getByText(`新增 ${people} 人`).waitFor()
  await look(clerk, 'newcomer-roster')
  await press(button(page, '确认导入'))
  await waited(`${people} rows imported`, () => page.getByRole('heading', { name: '导入完成' }).waitFor())
  const imported = Date.now()

  await press(page.locator('#desk-main').getByRole('link', { name: '积分细则' }))
  await titled(page, '积分细则')
  await press(button(page, '从模板起草').first())
  await page.getByRole('dialog').getByRole('radio').first().waitFor()
  await press(page.getByRole('dialog').locator('.el-radio').first())
  await press(button(page, '用这个模板起草'))
  await titled(page, '起草积分细则')
  await waited('rule book checked', () => page.getByText(/^0 处错误|^没有错误/).waitFor())
  await press(button(page, '发布…'))
  await press(page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }))
  await waited('rule book published', () => page.getByText(/第 1 版已发布/).waitFor())
  await look(clerk, 'newcomer-rule-book')

  await waited('all accounts open, after the import', async () => {
    for (;;) {
      const open = await page.evaluate(async () => {
        const top = (await (await fetch('/api/points/organisations')).json()).items.find((one) => one.parent === null)
        let cursor = ''
        let count = 0
        do {
          const answer = await (await fetch(`/api/points/accounts?organisation=${top.organisation}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json()
          count += answer.items.filter((one) => one.state === 'open').length
          cursor = answer.next ?? ''
        } while (cursor)
        return count
      })
      if (open === people) return
      assert.ok(Date.now() - imported < 600_000, `${open} of ${people} accounts after ten minutes`)
      await page.waitForTimeout(1_000)
    }
  })
  await press(page.locator('nav:visible').getByRole('link', { name: '登录码', exact: true }))
  await titled(page, '登录码')
  done.presses += 2
  await choose(page, '党组织', `中共${town}委员会`)
  await page.getByText(`共 ${people} 行`).waitFor()
  await press(button(page, '选择尚未登录过的'))
  await press(button(page, `为所选 ${people} 人制作登录码`))
  await press(page.getByRole('dialog').getByRole('button', { name: '制作登录码' }))
  await waited(`${people} codes made`, () => page.locator('.slip').nth(people - 1).waitFor({ timeout: 600_000 }))
  const pages = sheetsIn(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
  if (pages !== branches) findings.push(`${pages} sheets of paper for the codes of ${branches} branches`)
  const slip = page.locator('.slip').last()
  const member = { userName: await slip.locator('.large').first().innerText(), code: await slip.locator('.large').last().innerText() }
  await press(button(page, '已打印，关闭'))
  await clerk.context.close()

  const reader = await enter(member.userName, member.code, '/me', 'phone')
  await titled(reader.page, '我的积分')
  await reader.page.getByRole('heading', { level: 2 }).first().waitFor()
  await look(reader, 'newcomer-member')
  await reader.context.close()

  // As such estimates go: ten seconds to look at a page, three for a press, half a second for a letter.
  const hand = done.pages * 10 + done.presses * 3 + done.letters * 0.5
  for (const [what, ms] of waits) console.log(`${String((ms / 1000).toFixed(1)).padStart(7)} s  ${what}`)
  console.log(`${pages} sheets of paper with codes`)
  console.log(`${((Date.now() - began) / 1000).toFixed(0)} s in all for this script; by hand ${done.pages} pages, ${done.presses} presses, ${done.letters} letters: some ${Math.ceil(hand / 60)} minutes, without filling in the workbook`)
  assert.deepEqual(findings, [])
})
