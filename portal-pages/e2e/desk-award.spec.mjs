// The end of a year at the desk, over a running platform with its demo data. One branch of the demo is still published,
// with an objection that nobody has answered: it goes through everything that can happen to an award.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ask, atTheDesk, choose, codeFor, inspect, inspectBoth, portal, signIn, signInFirst, tell, until, visitor } from './support.mjs'

const running = Number(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()))
const cycle = String(running - 1)
const [office, secretary] = ['yunxi-office', 'yunxi-committee']
let branch
/** Whom the meeting grades lower than his points show: he objects. */
let lowered
let member

const at = (account, path, steps) => atTheDesk(account, 'wide', path, steps)
const heading = (name) => (page) => page.getByRole('heading', { name, level: 1 }).waitFor()
const result = () => `/desk/award-result?branch=${branch}&cycle=${cycle}`
const stamp = String(Date.now())
const objections = `${portal}/desk/award-objections?cycle=${cycle}`
const chinaToday = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Of the first page, as the printer gets it. */
async function sheetSize(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [width, height] = /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf).slice(1).map(Math.round)
  return { '842x1191': 'A3', '595x842': 'A4' }[`${width}x${height}`] ?? `${width}x${height}`
}

/** @param about whose grade it is */
async function answerObjection(page, about, upheld, text) {
  await page.getByRole('button', { name: `核查并答复：${about}`, exact: true }).first().click()
  await page.locator('label.el-radio').filter({ hasText: upheld ? /^采纳$/ : /^不采纳$/ }).click()
  if (upheld) await page.getByLabel(/改定为/).selectOption({ label: '三星' })
  await page.getByRole('textbox', { name: /^答复/ }).fill(text)
  await page.getByRole('button', { name: '提交答复' }).click()
  await page.getByRole('cell', { name: text }).waitFor()
}

describe('the award of a branch', () => {
  it('an objection is answered, and the office sends the result back', () =>
    at(office, `/desk/award-objections?cycle=${cycle}`, async (person) => {
      const { page } = person
      const { items } = await ask(page, `/api/points/awards?cycle=${cycle}`)
      branch = items.find((one) => one.openObjections > 0)?.branch
      assert.ok(branch, 'the demo has left one objection open')
      await page.goto(portal + result())
      await page.getByText('还有 1 件异议没有答复。').waitFor()
      assert.ok(await page.getByRole('button', { name: '退回支部' }).isDisabled(), 'who objected has his answer first')
      await page.goto(objections)
      const { items: filed } = await ask(page, `/api/points/objections?cycle=${cycle}`)
      const { roster } = await ask(page, `/api/points/branches/${branch}/meeting-results/${cycle}`)
      const waits = filed.find((one) => one.branch === branch && one.upheld === null && one.withdrawnAt === null)
      await answerObjection(page, roster.find((one) => one.member === waits.member).name, true, `经核查，少记了一次，改定为三星。${stamp}`)
      await page.goto(portal + result())
      await page.getByRole('button', { name: '退回支部' }).click()
      const dialog = page.getByRole('dialog', { name: '退回支部' })
      assert.ok(await dialog.getByRole('button', { name: '退回', exact: true }).isDisabled(), 'not without a reason')
      await dialog.getByLabel(/理由/).fill('请按核查结果重新评定。')
      await dialog.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回支部。').waitFor()
    }))

  it('the branch puts right what was sent back, keeps what it typed, and says why it departs from the points', () =>
    at(secretary, result(), async (person) => {
      const { page } = person
      await page.getByText('组织办退回：请按核查结果重新评定。').waitFor()
      const { items } = await ask(page, `/api/rating/rankings?cycle=${cycle}&organisation=${branch}&limit=200`)
      const { grades, roster } = await ask(page, `/api/points/branches/${branch}/meeting-results/${cycle}`)
      assert.ok(grades.some((one) => one.grade === 'three-stars'), 'what was sent back is there')
      const asIndicated = new Set(grades.filter((one) => one.grade === 'two-stars' && one.reason === null).map((one) => one.member))
      const twoStars = new Set(items.filter((one) => one.indicated.code === 'two-stars' && asIndicated.has(one.member)).map((one) => one.member))
      lowered = await codeFor(page, branch, (one) => twoStars.has(one) && roster.some((on) => on.member === one && !on.exempt))
      await page.getByRole('combobox', { name: `${lowered.name} 的评定` }).first().selectOption('one-star')
      const reasons = page.getByRole('textbox', { name: /与积分对应的星级不同的理由$/ })
      await page.getByRole('button', { name: '提交支部大会结果' }).click()
      await page.getByText('与积分对应的星级不同时须写明理由').first().waitFor()
      for (const reason of await reasons.all()) await reason.fill('支部大会认为全年请假较多。')
      await page.reload()
      await page.getByText(/已恢复/).waitFor()
      assert.equal(await reasons.first().inputValue(), '支部大会认为全年请假较多。')
      await inspect(person, 'desk-award-meeting')
      await page.getByRole('button', { name: '提交支部大会结果' }).click()
      await page.getByText('已提交，等待组织办审核。').first().waitFor()
      assert.equal(await page.getByRole('button', { name: '审核通过' }).count(), 0, 'who decided does not check')
    }))

  it('the office confirms what was published on paper', () =>
    at(office, result(), async (person) => {
      const { page } = person
      await page.getByRole('button', { name: '审核通过' }).click()
      const dialog = page.getByRole('dialog', { name: '审核通过并公示' })
      await dialog.getByText('已在纸上公示完毕').click()
      await dialog.getByLabel(/公示开始/).fill(daysAgo(30))
      await dialog.getByLabel(/公示结束/).fill(daysAgo(2))
      await inspect(person, 'desk-award-confirm')
      await dialog.getByRole('button', { name: '通过', exact: true }).click()
      await page.getByText('已审核通过，进入公示。').waitFor()
    }))

  it('a member objects to his grade and to another’s on his telephone, each once', async () => {
    member = await visitor('phone')
    await signInFirst(member, lowered, '/me/award')
    const { page } = member
    await page.getByText('支部大会认为全年请假较多。').first().waitFor()
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('alert').getByText('请选择对谁的评定有异议').waitFor()
    const object = async (about, text) => {
      await page.getByLabel('对谁的评定有异议').selectOption(about)
      await page.getByLabel('异议内容').fill(text)
      await page.getByRole('button', { name: '提交异议' }).dblclick()
      await page.getByText('已提交，等待组织办核查答复。').waitFor()
      await page.getByText(text).waitFor()
    }
    await object({ label: '本人' }, `请假均为住院，附病历。${stamp}`)
    const other = await page.getByLabel('对谁的评定有异议').locator('option:not([disabled])').evaluateAll((all) => all.find((one) => one.textContent !== '本人').textContent)
    await object({ label: other }, `他有两次活动没有到场。${stamp}`)
    await object({ label: other }, `记错了人。${stamp}`)
    await inspect(member, 'my-award-objected')
    const mistaken = page.locator('section', { hasText: `记错了人。${stamp}` })
    await mistaken.getByRole('button', { name: '撤回异议' }).click()
    await mistaken.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('异议已撤回。').waitFor()
    const { items } = await ask(page, `/api/points/objections?cycle=${cycle}`)
    assert.deepEqual(items.filter((one) => one.mine && one.text.endsWith(stamp)).map((one) => one.withdrawnAt === null), [true, true, false], 'two clicks are one objection')
    // One who goes on filing and taking back finds an end, before the others' share is used up.
    let filed
    do {
      filed = await tell(page, `/api/points/branches/${branch}/objections`, { cycle, member: lowered.member, text: '随后撤回。' })
      if (filed.status === 201) assert.equal((await tell(page, `/api/points/objections/${filed.body.id}/withdraw`, {})).status, 200)
    } while (filed.status === 201)
    await page.getByLabel('对谁的评定有异议').selectOption({ label: '本人' })
    await page.getByLabel('异议内容').fill('再提一次。')
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('alert').filter({ hasText: /您对本次公示提出的异议已达 \d+ 件/ }).waitFor()
    assert.equal(filed.body.type, 'urn:sanwei:refusal:too-many-objections-of-one')
  })

  it('the branch enters one from paper, follows it, and enters that it was taken back; what was filed past it it does not see', () =>
    at(secretary, result(), async (person) => {
      const { page } = person
      await choose(page, '涉及的党员', 0)
      await choose(page, '提出人', 0)
      await page.getByRole('textbox', { name: /^异议内容/ }).fill(`纸质异议：少记了一次。${stamp}`)
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('异议已登记。').waitFor()
      await page.goto(objections)
      await page.getByRole('cell', { name: '核查中' }).first().waitFor()
      const told = (await ask(page, `/api/points/objections?cycle=${cycle}`)).items.filter((one) => one.branch === branch)
      assert.ok(told.length > 0 && told.every((one) => one.onPaper), 'nothing that was filed past the branch')
      await page.getByRole('button', { name: /^登记撤回：/ }).last().click()
      await page.getByLabel(/签字日期/).waitFor()
      await inspect(person, 'desk-award-withdrawal')
      await page.getByLabel(/签字日期/).fill(chinaToday)
      await page.getByRole('textbox', { name: /^书面材料/ }).fill('撤回异议申请书，存支部档案')
      await page.locator('form').getByRole('button', { name: '登记撤回' }).click()
      await page.getByText('已登记撤回。').waitFor()
      await page.getByRole('cell', { name: /书面撤回：撤回异议申请书，存支部档案/ }).first().waitFor()
    }))

  it('the office upholds one and refuses one, and awards what came of it', async () => {
    await at(office, result(), async (person) => {
      const { page } = person
      await page.getByText('还有 2 件异议没有答复。').waitFor()
      assert.ok(await page.getByRole('button', { name: '授星', exact: true }).isDisabled())
      await page.goto(objections)
      await page.getByRole('cell', { name: `请假均为住院，附病历。${stamp}` }).waitFor()
      await answerObjection(page, lowered.name, true, `病历属实，异议成立。${stamp}`)
      const { roster } = await ask(page, `/api/points/branches/${branch}/meeting-results/${cycle}`)
      const { items } = await ask(page, `/api/points/objections?cycle=${cycle}`)
      const waits = items.find((one) => one.branch === branch && one.upheld === null && one.withdrawnAt === null)
      await answerObjection(page, roster.find((one) => one.member === waits.member).name, false, `两次均已按规定请假。${stamp}`)
      await page.goto(`${portal}/desk/award-board?cycle=${cycle}`)
      await page.getByText('授星后预览（1 个支部）').click()
      await page.getByText('预览，尚未公布。').waitFor()
      await inspect(person, 'desk-award-board-preview')
      await page.goto(portal + result())
      await page.getByRole('button', { name: '授星', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: '授星' })
      await inspect(person, 'desk-award-stars')
      await dialog.getByRole('button', { name: '授星', exact: true }).click()
      await page.getByText('已授星，公示栏稍后更新。').waitFor()
      await until('the board shows them', async () => {
        const board = await ask(page, `/api/rating/public/boards/yunxi/${cycle}`)
        return board.members.some((one) => one.member === lowered.member && one.grade.code === 'three-stars')
      })
      await page.goto(`${portal}/desk/award-board?cycle=${cycle}`)
      await page.getByText(/正在公示，到/).waitFor()
      assert.equal(await sheetSize(page), 'A3')
    })
  })

  it('the member reads both answers, and is heard no more', async () => {
    const { page } = member
    await page.reload()
    await page.getByText(`病历属实，异议成立。${stamp}`).waitFor()
    await page.getByText(`两次均已按规定请假。${stamp}`).waitFor()
    await page.getByText(/已经授星/).waitFor()
    assert.equal(await page.getByRole('button', { name: /提交异议|撤回异议/ }).count(), 0)
    await inspect(member, 'my-award')
    const { status, body } = await tell(page, `/api/points/branches/${branch}/objections`, { cycle, member: lowered.member, text: '再次提出。' })
    assert.deepEqual([status, body.type, body.state], [409, 'urn:sanwei:refusal:wrong-state', 'awarded'])
    await member.context.close()
  })

  it('a fact that comes after the closing is a correction beside what stands', () =>
    at(office, result(), async ({ page }) => {
      const { grades } = await ask(page, `/api/points/branches/${branch}/meeting-results/${cycle}`)
      const { member } = grades[0]
      const standing = `/api/rating/standings/${member}?cycle=${cycle}`
      const stood = await ask(page, standing)
      const late = { member, fact: 'activity-attended', occurredAt: `${cycle}-12-17T19:05:00+08:00`, measures: { hours: 1.5 }, attributes: { kind: 'theme-day', mark: 'made-up' } }
      assert.equal((await tell(page, '/api/points/imports', { import: crypto.randomUUID(), facts: [late] })).status, 201)
      await until('the correction is listed', async () =>
        (await ask(page, `/api/rating/ledgers/${member}?cycle=${cycle}&limit=200`)).items.some((one) => one.afterClose && one.on === `${cycle}-12-17`),
      )
      const now = await ask(page, standing)
      assert.equal(now.total, stood.total, 'the closed total stands')
      assert.deepEqual(now.awarded, stood.awarded)
    }))
})

describe('the pages of the end of a year', () => {
  it('two scorers are apart, and a third decides', () =>
    at('shiqiao-office', `/desk/award-scores?cycle=${running}`, async (person) => {
      const { page } = person
      const { branches } = await ask(page, `/api/points/branch-scores?cycle=${running}`)
      const { name } = branches.find((one) => one.parts[0].stage === 'first-missing')
      const enter = async (scorer, score, stage) => {
        await page.getByRole('button', { name: `录入或更正：${name}，积分工作考核`, exact: true }).click()
        await page.getByRole('textbox', { name: /^分数/ }).fill(score)
        await page.getByRole('textbox', { name: /^评分人/ }).fill(scorer)
        await page.getByRole('button', { name: '保存，录下一个' }).click()
        await page.getByText(`已保存：${name}，积分工作考核，${stage}。`).waitFor()
      }
      await page.getByText('代录纸质评分表').click()
      await enter('县考核组 方致远', '80', '待第二人评分')
      await enter('县考核组 叶知秋', '90.5', '相差过大，待第三人评分')
      await inspect(person, 'desk-award-scoring')
      await enter('县考核组 陆明', '90', '已齐')
    }))

  it('a quarter is closed after a look at what it freezes, and opened again with a reason', () =>
    at('shiqiao-office', `/desk/award-closing?cycle=${running}`, async (person) => {
      const { page } = person
      const close = page.getByRole('button', { name: /^结第 \d 季度$/ })
      await page.getByRole('heading', { name: '季度', exact: true }).waitFor()
      if ((await close.count()) === 0) {
        // No quarter of this year is over yet.
        await page.getByText('还没有结束').first().waitFor()
        return
      }
      const [quarter] = /\d/.exec(await close.textContent())
      await close.click()
      const closing = page.getByRole('dialog', { name: `结账：${running} 年第 ${quarter} 季度` })
      await closing.getByText(/将冻结 .*参评 \d+ 人/).waitFor()
      await inspect(person, 'desk-award-closing')
      await closing.getByRole('button', { name: '结账', exact: true }).click()
      await page.getByText(/已结账，[1-9]\d* 个党组织已冻结/).first().waitFor()
      await page.getByRole('button', { name: `重新打开第 ${quarter} 季度` }).click()
      const opening = page.getByRole('dialog', { name: `重新打开：${running} 年第 ${quarter} 季度` })
      assert.ok(await opening.getByRole('button', { name: '重新打开', exact: true }).isDisabled(), 'not without a reason')
      await opening.getByLabel(/理由/).fill('志愿服务时长漏录一批，补录后重新结账。')
      await opening.getByRole('button', { name: '重新打开', exact: true }).click()
      await close.waitFor()
    }))

  it('closing, scores and results are there in both widths', async () => {
    await inspectBoth(office, `/desk/award-closing?cycle=${cycle}`, 'desk-award-closed', (page) => page.getByText(/已于 .* 结账/).waitFor())
    await inspectBoth('shiqiao-office', `/desk/award-scores?cycle=${cycle}`, 'desk-award-scores', (page) => page.getByText('县考核组 方致远').first().waitFor())
    await inspectBoth(office, `/desk/award-results?cycle=${cycle}`, 'desk-award-results', (page) => page.getByText('已授星').first().waitFor())
    await inspectBoth(secretary, `/desk/award-board?cycle=${cycle}`, 'desk-award-board', (page) => page.getByText(/正在公示，到/).waitFor())
    await inspectBoth(office, '/desk/exemptions', 'desk-exemptions', heading('免评申请'))
  })

  it('holidays are kept, and another one’s change is not overwritten', () =>
    at('qinghe-office', '/desk/calendar', async (person) => {
      const { page } = person
      const weekdays = ['09', '10', '11', '12', '13', '14', '15'].map((day) => `${running}-12-${day}`).filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
      const [mine, theirs] = weekdays
      await page.getByLabel(/^从/).fill(mine)
      await page.getByRole('button', { name: '添加', exact: true }).click()
      const path = `/api/points/calendars/${running}`
      const { holidays, worked } = await ask(page, path)
      assert.equal((await tell(page, path, { holidays: holidays.includes(theirs) ? [] : [theirs], worked })).status, 200)
      await page.getByRole('button', { name: `保存 ${running} 年日历` }).click()
      const dialog = page.getByRole('dialog', { name: '其他人已经更改了同一内容' })
      await dialog.getByText(theirs).or(dialog.getByText(mine)).first().waitFor()
      await inspect(person, 'desk-calendar-conflict')
      await dialog.getByRole('button', { name: '以我的为准' }).click()
      await page.getByText(`${running} 年日历已保存。`).waitFor()
      await inspect(person, 'desk-calendar')
    }))

  it('a member asks for an exemption on a telephone, and is told when there is none on application', async () => {
    const person = await visitor('phone')
    await signIn(person, 'yunxi-member', '/me/exemption')
    await person.page.getByLabel('申请理由').fill('长期患病住院。')
    await person.page.getByRole('button', { name: '提交申请' }).click()
    await person.page.getByRole('alert').waitFor()
    await inspect(person, 'my-exemption')
    await person.context.close()
  })
})
