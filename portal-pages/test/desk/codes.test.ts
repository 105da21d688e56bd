import { describe, expect, it, vi } from 'vitest'
import { NoAnswer, Refused } from '@/api/http'
import { makeCodes } from '@/desk/accounts/makeCodes'

const people = Array.from({ length: 12 }, (_, n) => n)
const refused = new Refused(403, 'not-below-your-account', '只能为权限低于自己的账号制作登录码')

describe('login codes for a branch', () => {
  it('are asked for in parts, and it is said how far it is', async () => {
    const sizes: number[] = []
    const progress = vi.fn()
    const made = await makeCodes(
      people,
      async (part) => {
        sizes.push(part.length)
        return part.map((one) => `code ${one}`)
      },
      progress,
    )

    expect(sizes).toEqual([5, 5, 2])
    expect(made.codes).toHaveLength(12)
    expect(progress.mock.calls.map(([done]) => done)).toEqual([5, 10, 12])
  })

  it('are made for everybody but the one who is refused', async () => {
    const made = await makeCodes(
      people,
      async (part) => {
        if (part.includes(3)) throw refused
        return part.map((one) => `code ${one}`)
      },
      () => {},
    )

    expect(made.codes).toHaveLength(11)
    expect(made.refused).toEqual([{ person: 3, failure: refused }])
  })

  it('that were made are kept when the service goes away, and it is not asked any further', async () => {
    const away = new NoAnswer('away')
    const send = vi.fn(async (part: readonly number[]) => {
      if (part.includes(5)) throw away
      return part.map((one) => `code ${one}`)
    })
    const made = await makeCodes(people, send, () => {})

    expect(made.codes).toHaveLength(5)
    expect(made.refused.map((one) => one.person)).toEqual([5, 6, 7, 8, 9, 10, 11])
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('do not hide a fault of the page itself', async () => {
    await expect(makeCodes(people, async () => Promise.reject(new TypeError('x')), () => {})).rejects.toThrow(TypeError)
  })
})
