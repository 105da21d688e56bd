import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { throttled, useLive, waitBefore } from '@/lib/live'

class Source extends EventTarget {
  static all: Source[] = []
  closed = false
  constructor(readonly url: string) {
    super()
    Source.all.push(this)
  }
  close(): void {
    this.closed = true
  }
  say(name: string): void {
    this.dispatchEvent(new Event(name))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  Source.all = []
  vi.stubGlobal('EventSource', Source)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the live connection', () => {
  it('says that it is live, and fetches what happened before it was', () => {
    const changed = vi.fn()
    const { state } = effectScope().run(() => useLive('/stream', changed))!

    expect(state.value).toBe('connecting')
    Source.all[0]!.say('open')

    expect(state.value).toBe('live')
    expect(changed).toHaveBeenCalledOnce()
  })

  it('connects again after a while when it is lost, and says so meanwhile', () => {
    const { state } = effectScope().run(() => useLive('/stream', () => {}))!
    Source.all[0]!.say('open')
    Source.all[0]!.say('error')

    expect(state.value).toBe('lost')
    expect(Source.all[0]!.closed).toBe(true)
    expect(Source.all).toHaveLength(1)
    vi.advanceTimersByTime(1_300)
    expect(Source.all).toHaveLength(2)
    Source.all[1]!.say('open')
    expect(state.value).toBe('live')
  })

  it('asks whether the session is over when it fails again and again', () => {
    const trouble = vi.fn()
    effectScope().run(() => useLive('/stream', () => {}, trouble))
    for (let attempt = 0; attempt < 3; attempt++) {
      Source.all.at(-1)!.say('error')
      vi.advanceTimersByTime(60_000)
    }

    expect(trouble).toHaveBeenCalledOnce()
  })

  it('ends with its page', () => {
    const scope = effectScope()
    scope.run(() => useLive('/stream', () => {}))
    Source.all[0]!.say('error')
    scope.stop()
    vi.advanceTimersByTime(60_000)

    expect(Source.all).toHaveLength(1)
  })

  it('waits longer each time, but never longer than about half a minute', () => {
    const middle = () => 0.5

    expect([1, 2, 3, 10].map((attempt) => waitBefore(attempt, middle))).toEqual([1_000, 2_000, 4_000, 30_000])
  })
})

describe('a throttled call', () => {
  it('runs at once, then at most once a second, and never loses the last', () => {
    const run = vi.fn()
    const { call } = throttled(1_000, run)
    for (let i = 0; i < 10; i++) call()

    expect(run).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1_000)
    expect(run).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(5_000)
    expect(run).toHaveBeenCalledTimes(2)
  })
})
