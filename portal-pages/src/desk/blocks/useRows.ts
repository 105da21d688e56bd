import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { isFailure, type Failure } from '@/api/http'
import type { Paged } from '@/api/types'

export type Rows<Row> = ReturnType<typeof useRows<Row>>

/** Bounds what a browser keeps; a longer list is narrowed by the service. */
const most = 5_000

/**
 * All rows of a list, page after page. The first page is shown as soon as it is there; where a later one fails, what is
 * there stays, and `resume` goes on after it.
 */
export function useRows<Row>(fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<Paged<Row>>) {
  const rows = shallowRef<readonly Row[]>([])
  const state = ref<'loading' | 'more' | 'ready' | 'failed' | 'stopped'>('loading')
  const failure = shallowRef<Failure | null>(null)
  const full = ref(false)
  let cursor: string | null = null
  let current: AbortController | null = null

  async function go(start: boolean): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    // What is shown stays until there is something newer.
    let kept: readonly Row[] = start ? [] : rows.value
    if (start) cursor = null
    state.value = rows.value.length === 0 ? 'loading' : 'more'
    failure.value = null
    full.value = false
    try {
      do {
        const page: Paged<Row> = await fetchPage(cursor, mine.signal)
        if (current !== mine) return
        kept = [...kept, ...page.items]
        rows.value = kept
        cursor = page.next
        state.value = 'more'
      } while (cursor !== null && kept.length < most)
      full.value = cursor !== null
      state.value = 'ready'
    } catch (error) {
      if (current !== mine) return
      if (!isFailure(error)) throw error
      failure.value = error
      state.value = rows.value.length === 0 ? 'failed' : 'stopped'
    }
  }

  // Whoever is gone is not told that his request was given up.
  onScopeDispose(() => {
    current?.abort()
    current = null
  })
  void go(true)
  return {
    rows,
    state,
    failure,
    full,
    complete: computed(() => state.value === 'ready' && !full.value),
    reload: () => go(true),
    resume: () => go(false),
  }
}
