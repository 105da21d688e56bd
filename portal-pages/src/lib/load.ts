import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { isFailure, type Failure } from '@/api/http'

export type Loaded<T> =
  | { state: 'idle' }
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: Failure }

/** One thing that is fetched: the latest request wins, an earlier one is given up. */
export function useLoad<T>(): {
  loaded: ShallowRef<Loaded<T>>
  load: (fetcher: (signal: AbortSignal) => Promise<T>, options?: { quietly?: boolean }) => Promise<void>
  reset: () => void
} {
  const loaded = shallowRef<Loaded<T>>({ state: 'idle' })
  let current: AbortController | null = null

  const load = async (fetcher: (signal: AbortSignal) => Promise<T>, options: { quietly?: boolean } = {}): Promise<void> => {
    current?.abort()
    const mine = new AbortController()
    current = mine
    // Quietly: what is shown stays until there is something newer.
    if (!options.quietly || loaded.value.state !== 'ready') loaded.value = { state: 'loading' }
    try {
      const value = await fetcher(mine.signal)
      if (current === mine) loaded.value = { state: 'ready', value }
    } catch (error) {
      if (current !== mine) return
      if (!isFailure(error)) throw error
      if (!options.quietly || loaded.value.state !== 'ready') loaded.value = { state: 'failed', failure: error }
      else throw error
    }
  }

  const reset = (): void => {
    current?.abort()
    current = null
    loaded.value = { state: 'idle' }
  }

  // Whoever is gone is not told that his request was given up.
  onScopeDispose(() => {
    current?.abort()
    current = null
  })
  return { loaded, load, reset }
}
