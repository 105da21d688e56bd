import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

export const sizes = { phone: { width: 375, height: 812 }, wide: { width: 1440, height: 900 } }

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export function openBrowser() {
  const executablePath = process.env.SANWEI_CHROMIUM ?? places.find((place) => existsSync(place))
  if (!executablePath) throw new Error('No Chromium here: install the package chromium, or name one in SANWEI_CHROMIUM')
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  return chromium.launch({ executablePath, headless: true, args })
}

/** What axe finds against WCAG 2.1 AA: one line for each finding. */
export async function audit(page) {
  // The page's own policy allows no injected script; this one comes through the debugger.
  const { readFileSync } = await import('node:fs')
  await page.evaluate(readFileSync(axe, 'utf8'))
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
  )
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ').slice(0, 300)} (${one.help})`)
}
