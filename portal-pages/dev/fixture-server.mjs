// Stands in for the portal's back end while the pages are being made: built pages, invented data,
// a sign-in that asks for nothing. For a developer's own machine only; it is not in the application.
//   node dev/fixture-server.mjs [folder of the built pages] [port]
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { extname, join, normalize, resolve } from 'node:path'
import * as data from './data.mjs'
import { desk } from './desk.mjs'

const folder = resolve(process.argv[2] ?? 'dist')
const port = Number(process.argv[3] ?? 8899)
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.txt': 'text/plain' }
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const people = {
  secretary: {
    signedIn: true,
    id: 's1',
    name: '赵建国',
    roles: ['branch-secretary', 'member'],
    division: 'yunxi',
    member: '00000000-0000-4000-8000-000000001003',
    organisations: ['00000000-0000-4000-8000-000000000099:secretary'],
  },
  office: { signedIn: true, id: 'o1', name: '云溪街道组织办', roles: ['township-office'], division: 'yunxi', member: null, organisations: [] },
  admin: { signedIn: true, id: 'p1', name: '平台管理员', roles: ['platform-admin'], division: null, member: null, organisations: [] },
  member: { signedIn: true, name: '周志明', roles: ['member'], division: 'yunxi', member: '00000000-0000-4000-8000-000000000001' },
  county: { signedIn: true, name: '澜川县委组织部', roles: ['county'], division: 'lanchuan', member: null },
  resident: { signedIn: true, name: '何秀英', roles: ['resident'], division: 'yunxi', member: null },
}
const state = { read: new Set(), readings: new Map(), gained: 0, extra: [], bump: 0, streams: new Set(), last: 'member' }

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const person = people[/who=(\w+)/.exec(request.headers.cookie ?? '')?.[1]]
  const fault = /fault=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  const json = (value, status = 200) => {
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', 'content-security-policy': csp })
    response.end(JSON.stringify(value))
  }
  const refuse = (status, slug, detail, errors) => json({ type: `urn:sanwei:refusal:${slug}`, title: slug, status, detail, errors }, status)
  const path = url.pathname

  if (path === '/login') {
    // As Keycloak would: whoever signed in last is still known.
    const who = url.searchParams.get('who') ?? state.last
    state.last = who
    response.writeHead(302, { 'set-cookie': `who=${who}; Path=/; HttpOnly; SameSite=Lax`, location: url.searchParams.get('to') ?? '/' })
    return response.end()
  }
  if (path === '/logout') {
    response.writeHead(204, { 'set-cookie': 'who=; Path=/; Max-Age=0' })
    return response.end()
  }
  if (path === '/session') return json(person ?? { signedIn: false, expired: fault === 'expired' })
  if (path.startsWith('/api/')) {
    if (fault === 'slow') return setTimeout(() => {}, 60_000)
    if (fault === 'away') return refuse(503, 'service-away', '服务暂时没有应答，请稍后再试。')
    if (!person && !/^\/api\/[a-z]+\/public\//.test(path)) return refuse(401, 'not-signed-in', '请先登录；登录可能已过期。')
    return api(path, url, { json, refuse, request, response })
  }
  return page(path, response)
})

function api(path, url, { json, refuse, request, response }) {
  const cycle = url.searchParams.get('cycle')
  let match
  if (path === '/api/points/public/townships') return json({ items: data.townships })
  if ((match = /^\/api\/rating\/public\/boards\/([a-z]+)$/.exec(path))) return json(data.periods(match[1]))
  if ((match = /^\/api\/rating\/public\/boards\/([a-z]+)\/(\d+)$/.exec(path))) {
    return match[2] === '2024' ? refuse(404, 'no-board', '没有正在公示的名单。') : json(data.board(match[1], match[2]))
  }
  if (path === '/api/rating/standings/me') {
    const one = data.standing(cycle, state)
    return one ? json(one) : refuse(404, 'no-standing', '没有记录。')
  }
  if (path === '/api/rating/standings/me/ways') return json(data.ways(state))
  if (path === '/api/rating/ledgers/me') return json(data.entries(cycle, url.searchParams.get('cursor'), state.extra))
  if (path === '/api/points/articles') return json(data.articles(state.read))
  if ((match = /^\/api\/points\/articles\/([^/]+)\/readings$/.exec(path))) {
    const reading = { id: randomUUID(), article: match[1], at: Date.now() }
    state.readings.set(reading.id, reading)
    return json({ id: reading.id, startedAt: new Date(reading.at).toISOString(), secondsToRead: data.article(match[1], state.read).secondsToRead }, 201)
  }
  if ((match = /^\/api\/points\/articles\/([^/]+)$/.exec(path))) {
    const one = data.article(match[1], state.read)
    return one ? json(one) : refuse(404, 'no-article', '没有这篇文章。')
  }
  if ((match = /^\/api\/points\/readings\/([^/]+)\/finish$/.exec(path))) return finish(match[1], json, refuse)
  if (path === '/api/rating/county/overview') return json(data.county(state.bump))
  if (path === '/api/rating/stream') return stream(request, response)
  if (desk(path, url, { json, refuse, request, response })) return
  return refuse(404, 'no-such-path', '没有这个地址。')
}

function finish(id, json, refuse) {
  const reading = state.readings.get(id)
  const seconds = data.article(reading.article, state.read).secondsToRead
  if (state.read.has(reading.article)) return refuse(422, 'already-read-today', '这篇文章今天已经记过。')
  if (Date.now() - reading.at < seconds * 1000) return refuse(422, 'too-short', '阅读时间还不够。')
  const event = randomUUID()
  state.read.add(reading.article)
  state.gained += 1
  const first = data.entries('2026', null).items[0]
  state.extra.unshift({ ...first, fact: event, event, on: new Date().toISOString().slice(0, 10) })
  return json({ id, read: true, events: [event] })
}

function stream(request, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  const timer = setInterval(() => {
    state.bump += 1
    response.write(`event: changed\ndata: {"township":"yunxi","at":"${new Date().toISOString()}","standings":1}\n\n`)
  }, 1500)
  request.on('close', () => clearInterval(timer))
}

function page(path, response) {
  const wanted = join(folder, normalize(path))
  const file = extname(path) && wanted.startsWith(folder) && existsSync(wanted) ? wanted : join(folder, 'index.html')
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': csp })
  createReadStream(file).pipe(response)
}

server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}`))
