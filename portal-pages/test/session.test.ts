import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { get, NoAnswer, post, Refused } from '@/api/http'
import { loginAddress, useSession } from '@/stores/session'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers })
const fetched = vi.fn<typeof fetch>()

beforeEach(() => {
  setActivePinia(createPinia())
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
})

describe('the session', () => {
  it.each([
    [{ signedIn: false, expired: false }, 'anonymous'],
    [{ signedIn: false, expired: true }, 'expired'],
    [{ signedIn: true, name: '周志明', roles: ['member'], member: 'm1' }, 'signed-in'],
  ])('%o is %s', async (body, state) => {
    fetched.mockResolvedValue(answer(200, body))
    const session = useSession()
    await session.refresh()

    expect(session.state).toBe(state)
  })

  it('is not taken for signed out when the portal does not answer', async () => {
    fetched.mockRejectedValue(new TypeError('network'))
    const session = useSession()
    await session.refresh()

    expect(session.state).toBe('unreachable')
  })

  it('is expired from the first answer that says so, and keeps the name', async () => {
    fetched.mockResolvedValueOnce(answer(200, { signedIn: true, name: '周志明', roles: [] }))
    const session = useSession()
    await session.refresh()
    fetched.mockResolvedValueOnce(answer(401, { type: 'urn:sanwei:refusal:session-expired' }))

    await expect(get('/api/rating/standings/me')).rejects.toBeInstanceOf(Refused)
    expect(session.state).toBe('expired')
    expect(session.who.name).toBe('周志明')
  })

  it('knows a member by his record and the county by its role', async () => {
    fetched.mockResolvedValue(answer(200, { signedIn: true, name: '县', roles: ['county'], member: null }))
    const session = useSession()
    await session.refresh()

    expect(session.isCounty).toBe(true)
    expect(session.isMember).toBe(false)
  })

  it('ends with a command that says where it comes from', async () => {
    fetched.mockResolvedValue(answer(204, null))
    const session = useSession()
    await session.leave()

    const [path, init] = fetched.mock.calls[0]!
    expect(path).toBe('/logout')
    expect(init?.method).toBe('POST')
    expect(new Headers(init?.headers).get('X-Sanwei')).toBe('1')
    expect(session.state).toBe('anonymous')
  })

  it('is not shown as over while one signs out, whatever else is refused meanwhile', async () => {
    fetched.mockResolvedValueOnce(answer(200, { signedIn: true, name: '周志明', roles: [] }))
    const session = useSession()
    await session.refresh()
    let heard: (response: Response) => void = () => undefined
    fetched.mockReturnValueOnce(new Promise((done) => (heard = done)))
    const leaving = session.leave()
    fetched.mockResolvedValueOnce(answer(401, { type: 'urn:sanwei:refusal:session-expired' }))

    await expect(get('/api/rating/standings/me')).rejects.toBeInstanceOf(Refused)
    expect(session.state).toBe('signed-in')
    heard(answer(204, null))
    await leaving
    expect(session.state).toBe('anonymous')
    expect(session.leaving).toBe(false)
  })

  it('may be left again after that did not succeed, and is over once a service says so', async () => {
    fetched.mockResolvedValueOnce(answer(200, { signedIn: true, name: '周志明', roles: [] }))
    const session = useSession()
    await session.refresh()
    fetched.mockRejectedValueOnce(new TypeError('network'))

    await expect(session.leave()).rejects.toBeInstanceOf(NoAnswer)
    expect(session.state).toBe('signed-in')
    expect(session.leaving).toBe(false)
    fetched.mockResolvedValueOnce(answer(401, { type: 'urn:sanwei:refusal:session-expired' }))
    await expect(get('/api/rating/standings/me')).rejects.toBeInstanceOf(Refused)
    expect(session.state).toBe('expired')
  })

  it('comes back to the page where one was', () => {
    expect(loginAddress('/boards/yunxi?x=1')).toBe('/login?to=%2Fboards%2Fyunxi%3Fx%3D1')
  })
})

describe('a command', () => {
  it('carries its key and the header that another site cannot set', async () => {
    fetched.mockResolvedValue(answer(201, { id: 'r1' }))
    await post('/api/points/x', { a: 1 }, 'key-1')

    const headers = new Headers(fetched.mock.calls[0]![1]?.headers)
    expect(headers.get('Idempotency-Key')).toBe('key-1')
    expect(headers.get('X-Sanwei')).toBe('1')
  })

  it('is refused with the reason in words', async () => {
    fetched.mockResolvedValue(
      answer(503, { type: 'urn:sanwei:refusal:service-away', detail: '稍后再试。' }, { 'Retry-After': '5' }),
    )

    await expect(post('/api/points/x', {}, 'k')).rejects.toMatchObject({
      status: 503,
      slug: 'service-away',
      detail: '稍后再试。',
      retryAfterSeconds: 5,
    })
  })

  it('is told apart from no answer at all, and from an answer that is no JSON', async () => {
    fetched.mockRejectedValueOnce(new TypeError('network'))
    await expect(get('/x')).rejects.toBeInstanceOf(NoAnswer)
    fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
    await expect(get('/x')).rejects.toMatchObject({ status: 502, detail: '' })
  })
})
