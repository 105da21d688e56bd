import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'
import { isFailure, NoAnswer, Refused } from '@/api/http'
import { finishReading, startReading } from '@/api/services'

export type ReadingState = 'idle' | 'starting' | 'start-failed' | 'reading' | 'ready' | 'finishing' | 'finish-failed' | 'done' | 'already-read'

/** What is kept in the browser so that a reload, a call or a dead spot costs nothing. */
export interface KeptReading {
  startKey: string
  finishKey: string
  openedAt: number
  reading?: string
  /** When the answer to the start came, on this device's clock. */
  runningSince?: number
  secondsToRead?: number
}

export interface Keeper {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const tooOldMs = 12 * 60 * 60 * 1000
const moreSeconds = 5
const keyOf = (article: string): string => `sanwei.reading.${article}`

/** One reading of one article, from its opening to the answer of the service, which alone decides by its own clock. */
export function useReading(
  article: string,
  keeper: Keeper,
  now: () => number = Date.now,
): {
  state: Ref<ReadingState>
  remainingSeconds: ComputedRef<number>
  progress: ComputedRef<number>
  hint: Ref<'none' | 'too-short' | 'no-answer' | 'refused'>
  reason: Ref<string>
  events: Ref<string[]>
  start: () => Promise<void>
  finish: () => Promise<void>
} {
  const state = ref<ReadingState>('idle')
  const hint = ref<'none' | 'too-short' | 'no-answer' | 'refused'>('none')
  const reason = ref('')
  const events = ref<string[]>([])
  const time = ref(now())
  const readyAt = ref(0)
  const lengthMs = ref(1)
  let kept = recall(keeper, article, now())
  let ticker: ReturnType<typeof setInterval> | undefined

  const remainingSeconds = computed(() => Math.max(0, Math.ceil((readyAt.value - time.value) / 1000)))
  const progress = computed(() => Math.min(1, Math.max(0, 1 - (readyAt.value - time.value) / lengthMs.value)))

  const tick = (): void => {
    time.value = now()
    if (time.value >= readyAt.value && state.value === 'reading') {
      state.value = 'ready'
      clearInterval(ticker)
    }
  }
  const run = (until: number, length: number): void => {
    readyAt.value = until
    lengthMs.value = Math.max(1, length)
    state.value = 'reading'
    clearInterval(ticker)
    ticker = setInterval(tick, 250)
    tick()
  }
  onScopeDispose(() => clearInterval(ticker))

  async function start(): Promise<void> {
    hint.value = 'none'
    kept ??= { startKey: crypto.randomUUID(), finishKey: crypto.randomUUID(), openedAt: now() }
    keep(keeper, article, kept)
    if (kept.reading === undefined) {
      state.value = 'starting'
      try {
        const started = await startReading(article, kept.startKey)
        kept = { ...kept, reading: started.id, runningSince: now(), secondsToRead: started.secondsToRead }
        keep(keeper, article, kept)
      } catch (error) {
        failStart(error)
        return
      }
    }
    const length = (kept.secondsToRead ?? 0) * 1000
    run((kept.runningSince ?? now()) + length, length)
  }

  function failStart(error: unknown): void {
    if (!isFailure(error)) throw error
    if (error instanceof Refused && error.slug === 'already-read-today') {
      forget()
      state.value = 'already-read'
      return
    }
    explain(error)
    state.value = 'start-failed'
  }

  async function finish(): Promise<void> {
    if (kept?.reading === undefined || state.value === 'finishing') return
    state.value = 'finishing'
    hint.value = 'none'
    try {
      const finished = await finishReading(kept.reading, kept.finishKey)
      events.value = finished.events ?? []
      forget()
      state.value = 'done'
    } catch (error) {
      await failFinish(error)
    }
  }

  async function failFinish(error: unknown): Promise<void> {
    if (!isFailure(error)) throw error
    if (error instanceof Refused && error.slug === 'already-read-today') {
      forget()
      state.value = 'already-read'
    } else if (error instanceof Refused && error.slug === 'too-short') {
      // The service's clock says so; a little more, then the button is there again.
      hint.value = 'too-short'
      const waitMs = (error.secondsMissing ?? moreSeconds) * 1000
      run(now() + waitMs, Math.max(lengthMs.value, waitMs))
    } else if (error instanceof Refused && error.status === 404) {
      // The reading is not known any more: begin another one, openly.
      forget()
      await start()
    } else {
      explain(error)
      state.value = 'finish-failed'
    }
  }

  function explain(error: Refused | NoAnswer): void {
    const refused = error instanceof Refused && error.status < 500 && error.detail !== ''
    hint.value = refused ? 'refused' : 'no-answer'
    reason.value = refused ? error.detail : ''
  }

  function forget(): void {
    kept = null
    keeper.removeItem(keyOf(article))
  }

  return { state, remainingSeconds, progress, hint, reason, events, start, finish }
}

function keep(keeper: Keeper, article: string, kept: KeptReading): void {
  keeper.setItem(keyOf(article), JSON.stringify(kept))
}

function recall(keeper: Keeper, article: string, now: number): KeptReading | null {
  const text = keeper.getItem(keyOf(article))
  if (text === null) return null
  const kept = parse(text)
  if (kept === null || now - kept.openedAt > tooOldMs) {
    keeper.removeItem(keyOf(article))
    return null
  }
  return kept
}

function parse(text: string): KeptReading | null {
  try {
    const json = JSON.parse(text) as Partial<KeptReading>
    return json.startKey && json.finishKey && json.openedAt ? (json as KeptReading) : null
  } catch {
    // Not ours, or from another release.
    return null
  }
}

/** sessionStorage, or the page's own memory where the browser has it switched off. */
export function browserKeeper(): Keeper {
  try {
    sessionStorage.setItem('sanwei.probe', '1')
    sessionStorage.removeItem('sanwei.probe')
    return sessionStorage
  } catch {
    const memory = new Map<string, string>()
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    }
  }
}
