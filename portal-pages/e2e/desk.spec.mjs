// The desk in a real Chromium, over a running platform with its demo data.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheDesk, inspect, inspectBoth, portal, visitor } from './support.mjs'

describe('the desk', () => {
  for (const account of ['yunxi-secretary', 'yunxi-office', 'county', 'admin']) {
    it(`is there for ${account}`, () => inspectBoth(account, '/desk', `desk-${account}`, (page) => page.getByRole('heading', { name: '工作台', level: 1 }).waitFor()))
  }

  it('is closed to a member, and to nobody in particular', async () => {
    await inspectBoth('yunxi-member', '/desk', 'desk-forbidden', (page) => page.getByRole('heading', { name: '这个页面不对你开放' }).waitFor())
    const person = await visitor()
    await person.page.goto(`${portal}/desk`)
    await person.page.getByRole('heading', { name: '请先登录' }).waitFor()
    await inspect(person, 'desk-anonymous')
    await person.context.close()
  })

  it('is not carried by who only looks at the boards', async () => {
    const person = await visitor('phone')
    const loaded = []
    person.page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await person.page.goto(`${portal}/boards/yunxi`)
    await person.page.getByRole('heading', { name: '星级党员' }).waitFor()
    assert.deepEqual(loaded.filter((path) => /\/assets\/(desk|element|DeskLayout)/.test(path)), [])
    await person.context.close()
  })

  it('has a menu on a telephone that the keyboard opens and closes', () =>
    atTheDesk('yunxi-secretary', 'phone', '/desk', async ({ page }) => {
      const menu = page.getByRole('button', { name: '工作台菜单' })
      await menu.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('link', { name: '工作台' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }))
})
