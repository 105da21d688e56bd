import { onScopeDispose, ref, type Ref } from 'vue'

export type Liveness = 'connecting' | 'live' | 'lost'

const firstWaitMs = 1_000
const longestWaitMs = 30_000

/** Doubles from one second to half a minute; a little of it random, so that a restart is not followed by a crowd. */
export function waitBefore(attempt: number, random = Math.random): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempt - 1))
  return Math.round(wait * (0.75 + random() * 0.5))
}

/**
 * Listens until its scope ends. Every time that a connection is made, what happened before it is unknown, so the
 * listener is called then too.
 */
export function useLive(address: string, onChange: () => void, onTrouble: () => void = () => {}): { state: Ref<Liveness>; reconnect: () => void } {
  const state = ref<Liveness>('connecting')
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0

  const connect = (): void => {
    close()
    source = new EventSource(address)
    source.addEventListener('open', () => {
      attempt = 0
      state.value = 'live'
      onChange()
    })
    source.addEventListener('changed', onChange)
    source.addEventListener('error', () => {
      state.value = 'lost'
      close()
      attempt += 1
      // A stream does not say why it ended: the session may be over.
      if (attempt % 3 === 0) onTrouble()
      timer = setTimeout(connect, waitBefore(attempt))
    })
  }

  const close = (): void => {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  connect()
  onScopeDispose(close)
  return { state, reconnect: connect }
}

/** Runs at once and then at most once in each interval; the last call is never lost. */
export function throttled(intervalMs: number, run: () => void): { call: () => void; cancel: () => void } {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const fire = (): void => {
    timer = undefined
    last = performance.now()
    run()
  }
  return {
    call: () => {
      if (timer !== undefined) return
      const wait = last + intervalMs - performance.now()
      if (wait <= 0) fire()
      else timer = setTimeout(fire, wait)
    },
    cancel: () => clearTimeout(timer),
  }
}
