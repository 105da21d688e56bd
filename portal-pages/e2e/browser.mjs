import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

export const sizes = { phone: { width: 375, height: 812 }, wide: { width: 1440, height: 900 } }

const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export function openBrowser() {
  const executablePath = process.env.SANWEI_CHROMIUM ?? places.find((place) => existsSync(place))
  if (!executablePath) throw new Error('No Chromium here: install the package chromium, or name one in SANWEI_CHROMIUM')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  // A page lives for seconds here: what compiles it for longer takes more than it gives (docs/adr/0092).
  return chromium.launch({ executablePath, headless: true, args: ['--js-flags=--no-opt --no-maglev', ...asRoot] })
}

/** A small telephone, and the largest letters that an elder can choose. */
const narrow = { width: 360, height: 740 }

/** What stands out at the right in the largest letters on a small telephone; the page is afterwards as it was. */
export async function tooWideForElders(page) {
  const before = page.viewportSize()
  const letters = await page.evaluate(() => document.documentElement.dataset.text)
  const choose = (text) =>
    page.evaluate((chosen) => {
      document.documentElement.dataset.text = chosen
      return document.fonts.ready.then(() => undefined)
    }, text)
  await page.setViewportSize(narrow)
  await choose('elder-large')
  try {
    return await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return []
      const scrolls = (one) => one !== null && one !== document.documentElement && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement))
      const culprits = [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5 && !scrolls(one.parentElement))
        .map((one) => `${one.tagName.toLowerCase()}.${one.className?.baseVal ?? one.className} to ${Math.round(one.getBoundingClientRect().right)} of ${clientWidth} px: ${one.textContent.trim().slice(0, 30)}`)
        .slice(-6)
      return [`${scrollWidth} px are wanted, there are ${clientWidth}`, ...culprits]
    })
  } finally {
    await choose(letters ?? 'standard')
    await page.setViewportSize(before)
  }
}

/** What axe finds against WCAG 2.1 AA: one line for each finding. */
export async function audit(page) {
  // The page's own policy allows no injected script; this one comes through the debugger.
  const { readFileSync } = await import('node:fs')
  await page.evaluate(readFileSync(axe, 'utf8'))
  const result = await page.evaluate(() =>
    // Preloading fetches style sheets and media again, for two rules: one that is experimental, and one about sound.
    globalThis.axe.run(document, { preload: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
  )
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ').slice(0, 300)} (${one.help})`)
}
