// Rule books and sheets of the past at the desk, over a running platform with its demo data.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { atTheDesk, inspect, inspectBoth, portal, until } from './support.mjs'
import { workbook } from './workbook.mjs'

const account = 'shiqiao-office'
const titled = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const editor = (page) => page.getByRole('textbox', { name: '细则正文（YAML）' })

const facts = (...rows) => workbook({ 往年明细: [['姓名', '日期', '事项'], ...rows] })

/** Types at the end of the line that this text stands in. */
async function typeBehind(page, text, typed) {
  await editor(page).getByText(text).first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(typed)
}

describe('rule books at the desk', () => {
  it('are listed, and templates are there to begin from', () =>
    inspectBoth(account, '/desk/rule-books', 'desk-rule-books', async (page) => {
      await page.getByRole('cell', { name: '现行' }).waitFor()
    }))

  it('go from a template over an error in its place and a comparison to the next version', () =>
    atTheDesk(account, 'wide', '/desk/rule-books', async (person) => {
      const { page } = person
      await page.getByRole('button', { name: '从模板起草' }).first().click()
      await page.getByRole('dialog').getByText(/^石桥镇/).click()
      await page.getByRole('button', { name: '用这个模板起草' }).click()
      await titled(page, '起草积分细则')
      await page.getByText(/^0 处错误|^没有错误/).waitFor()

      await typeBehind(page, 'title:', '\nshow-rank: maybe')
      await page.getByRole('button', { name: /错误.*第 \d+ 行/ }).first().waitFor()
      await page.getByRole('button', { name: '发布…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(/还有 \d+ 处错误/).waitFor()
      assert.equal(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled(), true, 'what is wrong is not published')
      await dialog.getByRole('button', { name: '取消' }).click()
      await inspect(person, 'desk-rule-book-wrong')

      await page.reload()
      await page.getByText(/已恢复/).waitFor()
      await page.getByRole('button', { name: /错误.*第 \d+ 行/ }).first().click()
      await page.keyboard.press('End')
      for (let i = 0; i < 'maybe'.length; i += 1) await page.keyboard.press('Backspace')
      await page.keyboard.type('no')
      await page.getByText(/^0 处错误|^没有错误/).waitFor()

      await page.getByRole('button', { name: '与其他版本比较' }).click()
      await page.getByText(/增加 \d+ 行，去掉 \d+ 行/).waitFor()
      await page.getByRole('button', { name: '试算' }).click()
      await page.getByText(/人中：\d+ 人增加，\d+ 人减少，\d+ 人等级改变/).waitFor()
      await inspect(person, 'desk-rule-book-compared')

      await page.getByRole('button', { name: '发布…' }).click()
      await dialog.getByLabel('从哪一天起计分').fill('2099-01-01')
      await dialog.getByText('这一天以前的记录不受影响。').waitFor()
      await inspect(person, 'desk-rule-book-publish')
      const publish = dialog.getByRole('button', { name: '发布', exact: true })
      await publish.and(page.locator(':enabled')).click()
      await page.getByText(/第 \d+ 版已发布，自 2099-01-01 起计分。/).waitFor()
      await page.getByRole('cell', { name: '尚未开始' }).first().waitFor()
    }))

  it('tell the second of two what the first published, and keep what he wrote', () =>
    atTheDesk(account, 'wide', '/desk/rule-books', async (slower) => {
      const { page } = slower
      await page.getByRole('button', { name: '以现行版本起草' }).click()
      await titled(page, '起草积分细则')
      await typeBehind(page, 'title:', '（试行）')
      await page.getByText(/^0 处错误|^没有错误/).waitFor()
      // As another of the same office does meanwhile, at another desk.
      const version = await page.evaluate(async () => {
        const { items } = await (await fetch('/api/points/rule-books')).json()
        const newest = items.reduce((most, one) => (one.version > most.version ? one : most))
        const { source } = await (await fetch(`/api/points/rule-books/${newest.ruleBook}/${newest.version}`)).json()
        // From a day that no other version counts from.
        const day = new Date(Date.UTC(2098, 0, newest.version)).toISOString().slice(0, 10)
        const next = source
          .replace(/^replaces: .*\n/m, '')
          .replace(/^version: .*$/m, `version: ${newest.version + 1}`)
          .replace(/^counts-from: .*$/m, `counts-from: ${day}`)
        const answer = await fetch('/api/points/rule-books', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-Sanwei': '1' }, body: JSON.stringify({ ruleBook: newest.ruleBook, source: next }) })
        return answer.ok ? newest.version + 1 : answer.text()
      })
      assert.equal(typeof version, 'number', version)
      await page.getByRole('button', { name: '发布…' }).click()
      await page.getByRole('dialog').getByText('（试行）').waitFor()
      await inspect(slower, 'desk-rule-book-conflict')
      await page.getByRole('button', { name: '以我的为准' }).click()
      await editor(page).getByText(`version: ${version + 1}`).waitFor()
      await editor(page).getByText('（试行）').first().waitFor()
      await page.getByRole('button', { name: '放弃草稿' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
      await titled(page, '积分细则')
    }))

  it('offers what can be written, by the keyboard', () =>
    atTheDesk(account, 'wide', '/desk/rule-books', async ({ page }) => {
      await page.getByRole('button', { name: '以现行版本起草' }).click()
      await editor(page).waitFor()
      await page.getByText(/^0 处错误|^没有错误|[1-9]\d* 处错误/).waitFor()
      await typeBehind(page, 'title:', '\nshow')
      // What has just been offered takes no key for a moment, lest it be taken unawares: the Tab then went on to the next field.
      await until('what is offered is taken', async () => {
        await page.getByRole('option', { name: /show-rank/ }).waitFor()
        await page.keyboard.press('Tab')
        if ((await editor(page).getByText('show-rank:').count()) > 0) return true
        await editor(page).focus()
        await page.keyboard.press('Alt+/')
        return false
      })
      await page.getByRole('button', { name: '放弃草稿' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
      await titled(page, '积分细则')
    }))
})

describe('the past in a workbook', () => {
  it('is refused with its cell, mended, imported, and taken back', () =>
    atTheDesk(account, 'wide', '/desk/past', async (person) => {
      const { page } = person
      const file = page.getByLabel('填好的 Excel 文件（.xlsx）')
      const fetched = page.waitForEvent('download')
      await page.getByRole('link', { name: '下载模板' }).click()
      const template = readFileSync(await (await fetched).path())
      await file.setInputFiles({ name: '期初.xlsx', mimeType: 'application/octet-stream', buffer: template })
      await page.getByText('文件里没有可以带入的内容。').waitFor()

      await file.setInputFiles({ name: '旧账.xls', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
      await page.getByText('只能选 .xlsx 文件').waitFor()

      const name = await aMember(page)
      await file.setInputFiles({ name: '旧账.xlsx', mimeType: 'application/octet-stream', buffer: facts([name, '2026-02-30', '阅读文章'], ['查无此人', '2026-03-06', '阅读文章']) })
      await page.getByText('有 2 处错误，没有保存任何内容').waitFor()
      await page.getByRole('cell', { name: '名册上没有“查无此人”' }).waitFor()
      await inspect(person, 'desk-past-wrong')
      const marked = page.waitForEvent('download')
      await page.getByRole('button', { name: '下载标出错误的表格' }).click()
      assert.match((await marked).suggestedFilename(), /错误/)

      const right = facts([name, '2026-03-06', '阅读文章'])
      await file.setInputFiles({ name: '旧账.xlsx', mimeType: 'application/octet-stream', buffer: right })
      await page.getByRole('button', { name: '导入 1 笔' }).click()
      await page.getByText('已带入 1 笔').waitFor()
      await file.setInputFiles({ name: '旧账.xlsx', mimeType: 'application/octet-stream', buffer: right })
      await page.getByText('全部内容以前已经带入').waitFor()

      await page.getByRole('button', { name: /^撤回 / }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
      await page.getByText('已撤回 1 笔。').waitFor()
      await inspect(person, 'desk-past')
    }))

  it('fits a telephone', () => inspectBoth(account, '/desk/past', 'desk-past-empty', (page) => page.getByRole('link', { name: '下载模板' }).waitFor()))

  it('is not for members', () =>
    atTheDesk('yunxi-secretary', 'wide', '/desk/past', async ({ page }) => {
      await page.getByRole('heading', { name: '这个页面不对你开放' }).waitFor()
    }))
})

/** One whose name nobody shares. */
async function aMember(page) {
  const answer = await page.request.get(`${portal}/api/points/members?limit=200`)
  const names = (await answer.json()).items.map((one) => one.name)
  return names.find((name) => names.filter((other) => other === name).length === 1)
}
