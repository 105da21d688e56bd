// Names what is too wide on a small telephone in the largest letters, in every page and state over the fixture server.
//   node dev/widths.mjs http://localhost:8899 [name filter]
import { openBrowser, sizes, tooWideForElders } from '../e2e/browser.mjs'
import { views } from './views.mjs'

const [base, filter = ''] = process.argv.slice(2)
const browser = await openBrowser()
let problems = 0
for (const view of views) {
  if (!view.name.includes(filter)) continue
  const context = await browser.newContext({ viewport: sizes.phone, locale: 'zh-CN', reducedMotion: 'reduce' })
  const cookies = [view.who && { name: 'who', value: view.who, url: base }, view.fault && { name: 'fault', value: view.fault, url: base }]
  await context.addCookies(cookies.filter(Boolean))
  const page = await context.newPage()
  context.setDefaultTimeout(5_000)
  try {
    await page.goto(base + view.path)
    await page.waitForTimeout(500)
    await view.act?.(page)
    await page.waitForTimeout(200)
    for (const line of await tooWideForElders(page)) {
      problems += 1
      console.log(view.name, line)
    }
  } catch (error) {
    problems += 1
    console.log(view.name, 'could not be looked at:', String(error).split('\n')[0])
  }
  await context.close()
}
await browser.close()
console.log(`${problems} findings`)
