import { onScopeDispose, ref, shallowRef } from 'vue'
import { isFailure, type Failure } from '@/api/http'
import type { WaitingLine, WaitingSource } from '../area'

export interface Waiting {
  lines: WaitingLine[]
  failed: { source: WaitingSource; failure: Failure }[]
  /** Sources that have not answered yet. */
  open: number
}

/** Asks all sources at once; lines stand in the order of the sources, what is urgent first. */
export function useWaiting(sources: () => readonly WaitingSource[]) {
  const waiting = shallowRef<Waiting>({ lines: [], failed: [], open: 0 })
  const started = ref(false)
  let current: AbortController | null = null

  async function load(): Promise<void> {
    current?.abort()
    const mine = new AbortController()
    current = mine
    started.value = true
    const asked = sources()
    const answers: WaitingLine[][] = asked.map(() => [])
    const failed: Waiting['failed'] = []
    let open = asked.length
    const show = (): void => {
      if (current !== mine) return
      const lines = answers.flat().filter((line) => line.count > 0)
      waiting.value = { lines: [...lines.filter((one) => one.urgent), ...lines.filter((one) => !one.urgent)], failed: [...failed], open }
    }
    show()
    await Promise.all(
      asked.map(async (source, i) => {
        try {
          answers[i] = await source.load(mine.signal)
        } catch (error) {
          if (current !== mine) return
          if (!isFailure(error)) throw error
          failed.push({ source, failure: error })
        } finally {
          open -= 1
        }
        show()
      }),
    )
  }

  // Whoever is gone is not told that his request was given up.
  onScopeDispose(() => {
    current?.abort()
    current = null
  })
  return { waiting, started, load }
}
