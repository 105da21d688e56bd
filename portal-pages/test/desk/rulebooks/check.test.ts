import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useCheck } from '@/desk/rulebooks/useCheck'

const asked: { source: string; answer: (response: Response) => void; signal: AbortSignal }[] = []
const found = (line: number): Response => new Response(JSON.stringify({ errors: [{ line, column: 1, path: '', reason: '不是数字', instead: '' }], warnings: [] }))

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  vi.stubGlobal('fetch', (_: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const signal = init.signal!
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      asked.push({ source: JSON.parse(init.body as string).source, answer: resolve, signal })
    }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function settled(): Promise<void> {
  for (let i = 0; i < 12; i += 1) await Promise.resolve()
  await nextTick()
}

describe('the check while one types', () => {
  it('asks at once for what is there, and then a moment after the last key', async () => {
    const text = ref('a')
    const scope = effectScope()
    const { checked, pending } = scope.run(() => useCheck(text))!
    await vi.advanceTimersByTimeAsync(1)
    expect(asked.map((one) => one.source)).toEqual(['a'])
    asked[0]!.answer(found(1))
    await settled()
    expect(pending.value).toBe(false)

    for (const typed of ['ab', 'abc', 'abcd']) {
      text.value = typed
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(pending.value).toBe(true)
    expect(checked.value!.errors[0]!.line).toBe(1)
    await vi.advanceTimersByTimeAsync(600)
    expect(asked.map((one) => one.source)).toEqual(['a', 'abcd'])
    asked[1]!.answer(found(2))
    await settled()
    expect(checked.value!.errors[0]!.line).toBe(2)
    scope.stop()
  })

  it('shows the answer to the last text, whichever comes first', async () => {
    const text = ref('old')
    const scope = effectScope()
    const { checked } = scope.run(() => useCheck(text))!
    await vi.advanceTimersByTimeAsync(1)
    text.value = 'new'
    await vi.advanceTimersByTimeAsync(700)
    expect(asked[0]!.signal.aborted).toBe(true)
    asked[1]!.answer(found(7))
    asked[0]!.answer(found(3))
    await settled()
    expect(checked.value!.errors[0]!.line).toBe(7)
    scope.stop()
  })

  it('says why it could not be checked, and leaves what was found', async () => {
    const text = ref('a')
    const scope = effectScope()
    const { failure, pending } = scope.run(() => useCheck(text))!
    await vi.advanceTimersByTimeAsync(1)
    asked[0]!.answer(new Response(JSON.stringify({ type: 'urn:sanwei:refusal:away', detail: '服务暂时不可用' }), { status: 503 }))
    await settled()
    expect(failure.value).toMatchObject({ status: 503, detail: '服务暂时不可用' })
    expect(pending.value).toBe(false)
    scope.stop()
  })
})
