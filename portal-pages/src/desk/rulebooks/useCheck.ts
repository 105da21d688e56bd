import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { isFailure, type Failure } from '@/api/http'
import { check, type Checked } from './ruleBooks'

/** Long enough that nobody is corrected in the middle of a word. */
const pauseMs = 600

/** The service's judgement of the text, a moment after the last change; the last one asked for is the one that counts. */
export function useCheck(source: Ref<string>) {
  const checked = shallowRef<Checked | null>(null)
  const failure = shallowRef<Failure | null>(null)
  /** Whether what is shown is of an earlier text. */
  const pending = ref(true)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let current: AbortController | null = null

  async function run(): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    try {
      const answer = await check(source.value, mine.signal)
      if (current !== mine) return
      checked.value = answer
      failure.value = null
      pending.value = false
    } catch (error) {
      if (current !== mine || mine.signal.aborted) return
      if (!isFailure(error)) throw error
      failure.value = error
      pending.value = false
    }
  }

  watch(
    source,
    () => {
      pending.value = true
      clearTimeout(waiting)
      waiting = setTimeout(() => void run(), checked.value === null ? 0 : pauseMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(waiting)
    current?.abort()
  })
  return { checked, failure, pending, run }
}
