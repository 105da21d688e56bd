// Takes pictures of every page and state over the fixture server, and lets axe judge them.
//   node dev/look.mjs http://localhost:8899 [folder] [name filter]
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { audit, openBrowser, sizes } from '../e2e/browser.mjs'
import { views } from './views.mjs'

const [base, folder = 'target-screenshots', filter = ''] = process.argv.slice(2)
mkdirSync(resolve(folder), { recursive: true })
const browser = await openBrowser()
let problems = 0
for (const text of ['standard', 'elder', 'elder-large']) {
  for (const [width, viewport] of Object.entries(sizes)) {
    for (const view of views) {
      const name = `${view.name}-${width}${text === 'standard' ? '' : `-${text}`}`
      if (!name.includes(filter)) continue
      const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
      const cookies = [view.who && { name: 'who', value: view.who, url: base }, view.fault && { name: 'fault', value: view.fault, url: base }]
      await context.addCookies(cookies.filter(Boolean))
      await context.addInitScript((size) => localStorage.setItem('sanwei.text', size), text)
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && !/status of (401|403|404|503)/.test(message.text()) && console.log(name, message.text()))
      page.on('pageerror', (error) => console.log(name, String(error)))
      await page.goto(base + view.path)
      await page.waitForTimeout(700)
      await view.act?.(page)
      await page.waitForTimeout(300)
      const height = Math.min(viewport.height * 2, await page.evaluate(() => document.documentElement.scrollHeight))
      await page.setViewportSize({ width: viewport.width, height })
      await page.screenshot({ path: join(folder, `${name}.png`) })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (wide > 0) console.log(name, `is ${wide} px too wide`)
      for (const line of await audit(page)) {
        problems += 1
        console.log(name, line)
      }
      await context.close()
    }
  }
}
await browser.close()
console.log(`${problems} findings`)
