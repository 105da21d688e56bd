import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { audit, openBrowser, sizes, tooWideForElders } from './browser.mjs'

export const portal = (process.env.SANWEI_PORTAL_URL ?? 'http://localhost:8800').replace(/\/$/, '')
export const password = process.env.SANWEI_DEMO_PASSWORD ?? 'sanwei-demo'

const here = dirname(fileURLToPath(import.meta.url))
const screenshots = resolve(process.env.SANWEI_SCREENSHOTS ?? join(here, '../target/screenshots'))
const patienceMs = 20_000

/** One for all who come: starting one takes longer than most of what is done in it. */
let browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

/** A person as with a browser of his own: nothing is shared with another one. */
export async function visitor(size = 'wide', options = {}) {
  const context = await browser.newContext({ viewport: sizes[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(patienceMs)
  return openPage(context, size)
}

async function openPage(context, size) {
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // The browser reports every refusal as an error; those are answers. A breach of the page's policy is none.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  return { context, page, errors, size }
}

/**
 * Through Keycloak's own form. It refuses a login while another one of the same user is under way, which may be that of the
 * lane beside this one, in the words of a wrong password.
 */
export async function signIn({ page }, name, to = '/') {
  await page.goto(`${portal}/login?to=${encodeURIComponent(to)}`)
  for (let attempts = 1; !page.url().startsWith(`${portal}/`); attempts++) {
    assert.ok(attempts <= 5, `Keycloak lets ${name} in`)
    await page.locator('#username').fill(name)
    await page.locator('#password').fill(password)
    const answered = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
    await page.locator('#kc-login').click()
    await answered
  }
  await page.waitForURL(`${portal}${to}`)
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** With a code that works once: the form then asks for a password of one's own. */
export async function signInFirst({ page }, { userName, code }, to = '/') {
  await page.goto(`${portal}/login?to=${encodeURIComponent(to)}`)
  await page.locator('#username').fill(userName)
  await page.locator('#password').fill(code)
  await page.locator('#kc-login').click()
  await page.locator('#password-new').fill('my own password')
  await page.locator('#password-confirm').fill('my own password')
  await page.locator('[type=submit]').first().click()
  await page.waitForURL(`${portal}${to}`)
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** As the pages ask, with the session of this browser. */
export const ask = (page, path) => page.evaluate(async (address) => (await fetch(address)).json(), path)

/** As the pages command; answers with status and body, a refusal too. */
export const tell = (page, path, body) =>
  page.evaluate(
    async ([address, sent]) => {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-Sanwei': '1' },
        body: JSON.stringify(sent),
      })
      return { status: answer.status, body: await answer.json() }
    },
    [path, body],
  )

/** The login code of a member below whoever's page this is: one without a post and none of the demo's named accounts, if `wanted` likes him. */
export async function codeFor(page, branch, wanted) {
  const { items } = await ask(page, `/api/points/accounts?organisation=${branch}&limit=200`)
  const one = items.find((account) => account.state === 'open' && account.posts.length === 0 && /^\d{8}$/.test(account.userName) && wanted(account.member))
  assert.ok(one, 'there is a member with an account whom no other test signs in as')
  const { status, body } = await tell(page, '/api/points/accounts/codes', { members: [one.member] })
  assert.equal(status, 201)
  return body.items[0]
}

const signedIn = new Map()
/** Of each account, where nobody is at the desk just now: what was loaded there need not be loaded again. */
const free = new Map()

/**
 * The steps of one person at the desk, from `path` on: `account` is one of the demo. Keycloak's form is filled once
 * for each account; whoever ends his session signs in by himself first. He finds a browser as after signing in, whoever
 * of the same account had it before him.
 */
export async function atTheDesk(account, size, path, steps) {
  if (!signedIn.has(account)) {
    const first = await visitor()
    await signIn(first, account, '/')
    signedIn.set(account, await first.context.storageState())
    await first.context.close()
  }
  const seat = free.get(account)?.pop()
  const person = seat ? await takeSeat(seat, account, size) : await visitor(size, { storageState: signedIn.get(account) })
  try {
    await person.page.goto(`${portal}${path}`)
    await person.page.locator('#desk-main h1').first().waitFor()
    await steps(person)
  } catch (error) {
    await person.context.close()
    throw saidWhere(error, person)
  }
  await leaveSeat(person)
  free.set(account, [...(free.get(account) ?? []), person])
}

/** The failure of a person's step, with the page that he was on: what was waited for does not tell what came instead. */
export function saidWhere(error, { page }) {
  error.message += `\nat ${page.url()}`
  return error
}

/**
 * The page stays, on a picture of the portal's own that does nothing: with its last page of an origin a browser ends the
 * process that drew it, and to start the next one takes as long as most of what is done there.
 */
async function leaveSeat({ context, page }) {
  await Promise.all(context.pages().map((other) => other !== page && other.close()))
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.goto(`${portal}/favicon.svg`)
  await page.evaluate(() => sessionStorage.clear())
}

async function takeSeat(seat, account, size) {
  const { context, page, errors } = seat
  errors.length = 0
  await page.emulateMedia({ media: null })
  await page.setViewportSize(sizes[size])
  await context.clearCookies()
  await context.addCookies(signedIn.get(account).cookies)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: portal, storageTypes: 'local_storage' })
  await devtools.detach()
  return { ...seat, size }
}

/** Chooses in a select of the desk with the keyboard: `option` is its text, or its place in the list. */
export async function choose(page, label, option) {
  const box = page.getByRole('combobox', { name: label })
  await box.focus()
  await page.keyboard.press('Enter')
  // The list of the select before this one may still be fading.
  const options = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`).getByRole('option')
  const wanted = typeof option === 'number' ? options.nth(option) : options.filter({ hasText: option })
  await wanted.click()
  await wanted.waitFor({ state: 'hidden' })
}

/** How many sheets of paper a page was printed on. */
export const sheetsIn = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0

/** Looks at a page of the desk in both widths, as the same person, who loads it anew for the second. */
export async function inspectBoth(account, path, name, ready) {
  const [first, second] = Object.keys(sizes)
  await atTheDesk(account, first, path, async (person) => {
    await ready?.(person.page)
    await inspect(person, name)
    await person.page.setViewportSize(sizes[second])
    await person.page.reload()
    await person.page.locator('#desk-main h1').first().waitFor()
    await ready?.(person.page)
    await inspect({ ...person, size: second }, name)
  })
}

/** Looks at a page as it is: a picture, axe's judgement, its width, also in the largest letters on a small telephone, its errors. */
export async function inspect({ page, errors, size }, name) {
  mkdirSync(screenshots, { recursive: true })
  // To be looked at, not compared: as a PNG each takes twice as long.
  await page.screenshot({ path: join(screenshots, `${name}-${size}.jpg`), quality: 90, fullPage: true })
  assert.deepEqual(await audit(page), [], `axe finds nothing on ${name} (${size})`)
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(excess, 0, `${name} (${size}) fits its screen`)
  assert.deepEqual(await tooWideForElders(page), [], `${name} (${size}) fits a small telephone in the largest letters`)
  assert.deepEqual(errors, [], `${name} (${size}) has no errors`)
}

/**
 * A list that is fetched from `address` after `go` shows a thousand rows in the end, and prints how long that and the first
 * took: that is to be a second at most. The demo has fewer: the answers are made up, what shows them is not.
 */
export async function showsAThousandRows(page, address, item, go) {
  await page.route(`**${address}?*`, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const items = Array.from({ length: 200 }, (_, i) => item(from + i, `00000000-0000-4000-8000-${String(from + i).padStart(12, '0')}`))
    return route.fulfill({ json: { items, next: from + 200 < 1000 ? String(from + 200) : null } })
  })
  const began = Date.now()
  await go()
  await page.locator('tbody tr').first().waitFor()
  const first = Date.now() - began
  await page.getByText('共 1000 行').waitFor()
  console.log(`${address}: first view after ${first} ms, a thousand rows after ${Date.now() - began} ms`)
}

export async function until(what, check, limitMs = patienceMs) {
  const deadline = Date.now() + limitMs
  for (;;) {
    if (await check()) return
    if (Date.now() > deadline) assert.fail(`${what}: not within ${limitMs / 1000} s`)
    await new Promise((done) => setTimeout(done, 250))
  }
}

/** Reads the first article that was not read today, to its end; answers with the ids of the events. */
export async function readAnArticle(person) {
  const { page } = person
  await page.goto(`${portal}/articles`)
  const unread = page.locator('a.article').filter({ hasNotText: '今天已读' })
  await page.locator('a.article').first().waitFor()
  assert.ok((await unread.count()) > 0, 'there is an article that was not read today')
  await unread.first().click()
  const finish = page.getByRole('button', { name: '我读完了' })
  await finish.waitFor()
  assert.equal(await finish.getAttribute('aria-disabled'), 'true', 'one cannot have read it at once')
  return finish
}

export async function finishReading({ page }, finish) {
  await page.locator('button[aria-disabled="false"]', { hasText: '我读完了' }).waitFor({ timeout: 300_000 })
  const answered = page.waitForResponse((response) => response.url().includes('/finish'))
  await finish.click()
  const answer = await answered
  assert.equal(answer.status(), 200)
  await page.getByText('已记入本次阅读').first().waitFor()
  return (await answer.json()).events
}
