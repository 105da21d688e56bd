import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { NoAnswer, Refused } from '@/api/http'
import { useDeskForm, type DeskForm } from '@/desk/blocks/useDeskForm'
import { forgetDrafts } from '@/lib/drafts'
import { useSession } from '@/stores/session'

interface Values {
  title: string
  place: string
}
const send = vi.fn<(values: Values, key: string) => Promise<string>>()
const done = vi.fn()
const refused = (status: number, errors?: { field: string; message: string }[]) => new Refused(status, 'x', '理由', null, null, { errors })

/** The page is opened, by the same person or another one. */
function open(account = 'a1', page = 'filing'): DeskForm<Values> {
  useSession().who = { signedIn: true, id: account }
  return effectScope().run(() => useDeskForm<Values, string>({ page, initial: () => ({ title: '', place: '' }), send, done }))!
}

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  send.mockReset()
  done.mockReset()
})

describe('what is typed', () => {
  it('is there again after a reload, for the same person on the same page', () => {
    open().values.title = '主题党日'

    expect(open().values.title).toBe('主题党日')
    expect(open().restoredFrom.value).not.toBeNull()
  })

  it('is found also by a page that learns only later whose it is, and never taken from what was typed meanwhile', () => {
    open().values.title = '主题党日'
    const later = (typed: string): DeskForm<Values> => {
      useSession().who = { signedIn: false }
      const form = effectScope().run(() => useDeskForm<Values, string>({ page: 'filing', initial: () => ({ title: '', place: '' }), send, done }))!
      if (typed) form.values.title = typed
      useSession().who = { signedIn: true, id: 'a1' }
      return form
    }
    const form = later('')
    expect([form.values.title, form.changed.value, form.restoredFrom.value !== null]).toEqual(['主题党日', true, true])
    form.values.title = '党课'
    expect(open().values.title).toBe('党课')
    expect(later('新写的').values.title).toBe('新写的')
  })

  it('is nobody else’s, and on no other page', () => {
    open().values.title = '主题党日'

    expect(open('a2').values.title).toBe('')
    expect(open('a1', 'other').values.title).toBe('')
  })

  it('is gone when one gives it up, when it was sent, and when the person signs out', async () => {
    const form = open()
    form.values.title = 'x'
    form.discard()
    expect([form.values.title, open().values.title, form.changed.value]).toEqual(['', '', false])

    send.mockResolvedValue('ok')
    const another = open()
    another.values.title = 'y'
    await another.submit()
    expect(open().values.title).toBe('')

    open().values.title = 'z'
    forgetDrafts()
    expect(open().values.title).toBe('')
  })

  it('is forgotten after a month, and a broken draft is none', () => {
    localStorage.setItem('sanwei.draft.a1.filing', JSON.stringify({ values: { title: 'old' }, at: Date.now() - 31 * 86_400_000, attempt: null }))
    expect(open().values.title).toBe('')
    localStorage.setItem('sanwei.draft.a1.filing', '{"values":')
    expect(open().values.title).toBe('')
  })

  it('says so where this device keeps nothing', () => {
    const form = open()
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    form.values.title = 'x'
    vi.unstubAllGlobals()

    expect(form.kept.value).toBe(false)
  })
})

describe('an attempt', () => {
  it('is sent once, however often one clicks', async () => {
    let answer: (value: string) => void = () => {}
    send.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const form = open()
    const both = [form.submit(), form.submit()]
    answer('ok')
    await Promise.all(both)
    await form.submit()

    expect(send).toHaveBeenCalledTimes(1)
    expect(done).toHaveBeenCalledWith('ok')
    expect(form.state.value).toBe('done')
  })

  it('that got no answer is sent again as it was, with its key, also after a reload', async () => {
    send.mockRejectedValueOnce(new NoAnswer('x'))
    const form = open()
    form.values.title = 'first'
    await form.submit()
    expect([form.state.value, form.locked.value]).toEqual(['unsure', true])

    const reloaded = open()
    expect(reloaded.state.value).toBe('unsure')
    send.mockResolvedValue('ok')
    await reloaded.submit()

    expect(send.mock.calls[1]).toEqual(send.mock.calls[0])
    expect(reloaded.state.value).toBe('done')
  })

  it.each([500, 502, 503, 504])('answered with %i may have been carried out', async (status) => {
    send.mockRejectedValue(refused(status))
    const form = open()
    await form.submit()

    expect(form.state.value).toBe('unsure')
  })

  it('that was interrupted by a reload is not taken for new', () => {
    send.mockReturnValue(new Promise(() => {}))
    const form = open()
    form.values.title = 'x'
    void form.submit()

    expect(open().state.value).toBe('unsure')
  })

  it('has a new key after a refusal only when something was changed', async () => {
    send.mockRejectedValue(refused(422))
    const form = open()
    form.values.title = 'a'
    await form.submit()
    await form.submit()
    form.values.title = 'b'
    await form.submit()
    const [first, same, changed] = send.mock.calls.map(([, key]) => key)

    expect(same).toBe(first)
    expect(changed).not.toBe(first)
  })

  it('that was refused says which fields are at fault, and one may go on typing', async () => {
    send.mockRejectedValue(refused(400, [{ field: 'title', message: '不能为空' }]))
    const form = open()
    await form.submit()

    expect(form.errors.value).toEqual({ title: '不能为空' })
    expect([form.state.value, form.locked.value]).toEqual(['editing', false])
  })

  it('that met the end of the session keeps what was typed, and was not carried out', async () => {
    send.mockRejectedValue(refused(401))
    const form = open()
    form.values.title = 'x'
    await form.submit()
    const after = open()

    expect([after.values.title, after.state.value]).toEqual(['x', 'editing'])
  })

  it.each([409, 412])('refused with %i met somebody who was faster', async (status) => {
    send.mockRejectedValue(refused(status))
    const form = open()
    await form.submit()

    expect(form.conflicted.value).toBe(true)
  })

  it('that fails for another reason hides nothing', async () => {
    send.mockRejectedValue(new TypeError('a fault of the page'))

    await expect(open().submit()).rejects.toThrow('a fault of the page')
  })
})
