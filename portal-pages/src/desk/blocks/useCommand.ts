import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isFailure, NoAnswer, type Failure } from '@/api/http'

/**
 * A command by one button, with nothing typed that a draft would have to keep. Its key is drawn once and stays until it
 * was answered, so that a second click or a retry without an answer does nothing twice.
 */
export function useCommand() {
  const { t } = useI18n()
  const busy = ref(false)
  const failure = shallowRef<Failure | null>(null)
  let open: { what: string; key: string } | null = null

  /** @param what names the thing and what is done to it: another one is another command. */
  async function run<A>(what: string, send: (key: string) => Promise<A>): Promise<A | undefined> {
    if (busy.value) return undefined
    if (open?.what !== what) open = { what, key: crypto.randomUUID() }
    busy.value = true
    failure.value = null
    try {
      const answer = await send(open.key)
      open = null
      return answer
    } catch (error) {
      if (!isFailure(error)) throw error
      failure.value = error
      if (!(error instanceof NoAnswer) && error.status < 500) open = null
      return undefined
    } finally {
      busy.value = false
    }
  }

  const reason = computed(() => {
    if (failure.value === null) return null
    if (failure.value instanceof NoAnswer || failure.value.status >= 500) return t('desk.form.unsure')
    return t('desk.form.refused', { reason: failure.value.detail || t('failure.other') })
  })
  return { busy, failure, reason, run, clear: () => (failure.value = null) }
}
