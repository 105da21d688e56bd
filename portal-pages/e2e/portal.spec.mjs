// The pages in a real Chromium, over a running platform with its demo data:
//   SANWEI_PORTAL_URL=http://localhost:8800 npm run e2e
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { describe, it } from 'node:test'
import { sizes } from './browser.mjs'
import { finishReading, inspect, portal, readAnArticle, saidWhere, signIn, until, visitor } from './support.mjs'

async function as(size, steps) {
  const person = await visitor(size)
  try {
    await steps(person)
  } catch (error) {
    throw saidWhere(error, person)
  } finally {
    await person.context.close()
  }
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size} screen`, () => {
    it('everybody sees the boards', () =>
      as(size, async (person) => {
        await person.page.goto(portal)
        await person.page.getByRole('link', { name: '云溪街道' }).click()
        await person.page.getByRole('heading', { name: '星级党员' }).waitFor()
        assert.ok((await person.page.getByText(/公示至/).count()) > 0)
        assert.ok((await person.page.locator('.people li').count()) > 0, 'somebody has a star')
        await inspect(person, 'board')
      }))

    it('who is not signed in is shown the way', () =>
      as(size, async (person) => {
        await person.page.goto(`${portal}/me`)
        await person.page.getByRole('heading', { name: '请先登录' }).waitFor()
        await inspect(person, 'me-anonymous')
      }))

    it('an unknown address says so', () =>
      as(size, async (person) => {
        const answer = await person.page.goto(`${portal}/nowhere`)
        assert.equal(answer.status(), 404)
        await person.page.getByRole('heading', { name: '没有这个页面' }).waitFor()
        await inspect(person, 'nowhere')
      }))

    it('a township that does not exist is named, and one can choose another', () =>
      as(size, async (person) => {
        await person.page.goto(`${portal}/boards/nowhere-x`)
        await person.page.getByText('没有“nowhere-x”这个镇（街道）').waitFor()
        await inspect(person, 'boards-unknown')
      }))

    it('the login page looks like the others, and says when name or password are wrong', () =>
      as(size, async (person) => {
        await person.page.goto(`${portal}/login`)
        await person.page.locator('#username').fill('nobody')
        await person.page.locator('#password').fill('wrong')
        await person.page.locator('#kc-login').click()
        await person.page.getByText('无效的用户名或密码').waitFor()
        await inspect(person, 'login')
      }))

    it('a member sees his points and where each comes from', () =>
      as(size, async (person) => {
        await signIn(person, 'yunxi-member', '/me')
        await person.page.getByRole('img', { name: /年度积分/ }).waitFor()
        await person.page.locator('.entry').first().waitFor()
        await inspect(person, 'me')
        await person.page.locator('.entry summary').first().click()
        await person.page.locator('.source .id').first().waitFor()
      }))

    it('a member sees the articles, and not the county', () =>
      as(size, async (person) => {
        await signIn(person, 'yunxi-member', '/articles')
        await person.page.locator('a.article').first().waitFor()
        await inspect(person, 'articles')
        await person.page.goto(`${portal}/county`)
        await person.page.getByRole('heading', { name: '这个页面不对你开放' }).waitFor()
        await inspect(person, 'county-forbidden')
      }))

    it('the county sees its townships, live', () =>
      as(size, async (person) => {
        await signIn(person, 'county', '/county')
        await person.page.locator('[data-township=yunxi]').waitFor()
        await person.page.getByText('实时', { exact: true }).waitFor()
        await person.page.locator('.chart canvas').waitFor()
        await inspect(person, 'county')
      }))

    it('letters are large in the elders’ version, and stay so', () =>
      as(size, async (person) => {
        await person.page.goto(`${portal}/boards/yunxi`)
        await person.page.getByRole('button', { name: '长者版' }).click()
        await person.page.reload()
        await person.page.getByRole('heading', { name: '星级党员' }).waitFor()
        const text = await person.page.locator('.people .person').first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize))
        assert.ok(text >= 24, '18 pt are 24 px')
        const small = await person.page
          .locator('header button:visible, header nav a:visible, main a:visible, main button:visible, main select:visible')
          .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 60).map((one) => one.textContent))
        assert.deepEqual(small, [], 'what one touches is 60 px high')
        await inspect(person, 'board-elder')
      }))
  })
}

describe('from an article read to the points', () => {
  it('a member reads to the end, and the points are on his own page', { timeout: 400_000 }, () =>
    as('phone', async (person) => {
      await signIn(person, 'yunxi-member', '/articles')
      const finish = await readAnArticle(person)
      await inspect(person, 'article')
      await person.page.reload()
      const events = await finishReading(person, finish)
      await inspect(person, 'article-done')
      assert.ok(events.length > 0)
      await person.page.getByRole('link', { name: '查看我的积分' }).click()
      await person.page.waitForURL(`${portal}/me`)
      await person.page.locator('.entry').first().waitFor()
      await until('the entry is on the page', async () => {
        const entries = person.page.locator('.entry', { hasText: events[0] })
        if ((await entries.count()) > 0) return true
        await person.page.reload()
        await person.page.locator('.entry').first().waitFor()
        return (await entries.count()) > 0
      })
    }))

  it('the county page changes by itself while somebody reads', { timeout: 400_000 }, () =>
    as('wide', async (county) => {
      await signIn(county, 'county', '/county')
      await county.page.getByText('实时', { exact: true }).waitFor()
      const figure = county.page.locator('[data-township=yunxi] [data-figure=articlesRead]')
      const before = await figure.innerText()
      await as('phone', async (member) => {
        await signIn(member, 'yunxi-member2', '/articles')
        await finishReading(member, await readAnArticle(member))
      })
      await until('the figure changes', async () => (await figure.innerText()) !== before)
    }))
})

describe('the session', () => {
  it('is a cookie that no script can read, and no token is anywhere in the browser', () =>
    as('wide', async (person) => {
      await signIn(person, 'yunxi-member', '/me')
      const cookies = await person.context.cookies(portal)
      const session = cookies.find((cookie) => cookie.name === 'q_session')
      assert.equal(session.httpOnly, true)
      assert.equal(session.sameSite, 'Lax')
      assert.doesNotMatch(session.value, /eyJ/)
      const visible = await person.page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))
      assert.doesNotMatch(visible, /eyJ|q_session/)
      assert.doesNotMatch(await (await person.page.request.get(`${portal}/session`)).text(), /eyJ/)
    }))

  it('ends here and at Keycloak when one signs out', () =>
    as('wide', async (person) => {
      await signIn(person, 'yunxi-member', '/me')
      await person.page.getByRole('button', { name: '退出' }).click()
      await person.page.getByRole('link', { name: '登录' }).first().waitFor()
      assert.equal((await person.context.cookies(portal)).some((cookie) => cookie.name === 'q_session' && cookie.value), false)
      await person.page.goto(`${portal}/login?to=/me`)
      await person.page.locator('#password').waitFor()
    }))

  it('is of no use to another site', () =>
    as('wide', async (person) => {
      await signIn(person, 'yunxi-member', '/me')
      const site = createServer((request, response) => response.end('<!doctype html><title>another site</title>')).listen(0, '127.0.0.1')
      try {
        await new Promise((done) => site.once('listening', done))
        await person.page.goto(`http://127.0.0.1:${site.address().port}/`)
        const answered = person.page.waitForResponse((response) => response.url() === `${portal}/logout`)
        await person.page.evaluate((address) => fetch(address, { method: 'POST', mode: 'no-cors', credentials: 'include' }), `${portal}/logout`)
        assert.equal((await answered).status(), 403)
        const withHeader = await person.page.evaluate(
          (address) => fetch(address, { method: 'POST', headers: { 'X-Sanwei': '1' }, credentials: 'include' }).then(() => 'sent', () => 'refused'),
          `${portal}/logout`,
        )
        assert.equal(withHeader, 'refused')
      } finally {
        site.close()
      }
      await person.page.goto(`${portal}/me`)
      await person.page.getByRole('button', { name: '退出' }).waitFor()
    }))
})
