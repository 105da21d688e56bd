import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useKept } from '@/desk/blocks/useKept'
import { forgetDrafts } from '@/lib/drafts'
import { useSession } from '@/stores/session'

/** The page is opened, by the same person or another one. */
function open(account = 'a1', about = 'record/1') {
  useSession().who = { signedIn: true, id: account }
  return useKept<{ reason: string }>(about)
}

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
})

describe('what is typed in a dialogue', () => {
  it('is there when the page is opened again, in the same dialogue alone', () => {
    open().keep('withdraw', { reason: '日期写错了。' })

    expect(open().read('withdraw')).toEqual({ reason: '日期写错了。' })
    expect(open().read('cancel')).toBeNull()
    expect(open('a1', 'record/2').read('withdraw')).toBeNull()
  })

  it('is nobody else’s, and gone when he signs out', () => {
    open().keep('withdraw', { reason: '日期写错了。' })

    expect(open('a2').read('withdraw')).toBeNull()
    forgetDrafts()
    expect(open().read('withdraw')).toBeNull()
  })

  it('is gone when it was accepted, and what was typed elsewhere stays', () => {
    const kept = open()
    kept.keep('withdraw', { reason: '日期写错了。' })
    kept.keep('correct', { reason: '应为两小时。' })

    kept.forget('withdraw')

    expect(open().read('withdraw')).toBeNull()
    expect(open().read('correct')).toEqual({ reason: '应为两小时。' })
  })
})
