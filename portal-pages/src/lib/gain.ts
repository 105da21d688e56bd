import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { isFailure } from '@/api/http'
import { myEntries } from '@/api/services'
import type { Entry } from '@/api/types'

export type GainState = 'idle' | 'looking' | 'found' | 'later'

const tries = 8
const pauseMs = 750

/** Looks for the entries that came from certain events: they are on their way through Kafka while one waits. */
export function useGain(): { state: Ref<GainState>; entries: ShallowRef<Entry[]>; look: (events: string[]) => Promise<void> } {
  const state = ref<GainState>('idle')
  const entries = shallowRef<Entry[]>([])
  const over = new AbortController()
  onScopeDispose(() => over.abort())

  async function look(events: string[]): Promise<void> {
    state.value = 'looking'
    for (let attempt = 0; attempt < tries && events.length > 0; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (over.signal.aborted) return
      try {
        const page = await myEntries(null, null, over.signal)
        const found = page.items.filter((entry) => events.includes(entry.event))
        if (found.length > 0) {
          entries.value = found
          state.value = 'found'
          return
        }
      } catch (error) {
        if (over.signal.aborted) return
        if (!isFailure(error)) throw error
        // What was read is recorded; only the points cannot be shown here.
        break
      }
    }
    state.value = 'later'
  }

  return { state, entries, look }
}
