import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { isFailure } from '@/api/http'
import { boxNews, type BoxNews } from '@/lib/box'
import { useSession } from './session'

/** Answers are days in coming: whoever goes from page to page asks again after a while, and not at each. */
const staleAfterMs = 60_000

/**
 * What came of one's entries in the box since one last looked: the mark beside its name, and a notice on the page where one
 * starts. Where it cannot be had there is no mark; the box itself says what is wrong.
 */
export const useBoxNews = defineStore('box-news', () => {
  const session = useSession()
  const items = ref<BoxNews[]>([])
  let askedAt = 0
  let asking: Promise<void> | null = null

  const writes = computed(() => session.state === 'signed-in' && session.roles.some((role) => role === 'member' || role === 'resident'))

  async function ask(): Promise<void> {
    const whose = session.who.id
    try {
      const found = (await boxNews()).items
      if (writes.value && session.who.id === whose) items.value = found
    } catch (error) {
      if (!isFailure(error)) throw error
    }
  }

  async function refresh(): Promise<void> {
    if (!writes.value) return
    askedAt = Date.now()
    asking ??= ask().finally(() => (asking = null))
    await asking
  }

  async function refreshWhenStale(): Promise<void> {
    if (Date.now() - askedAt > staleAfterMs) await refresh()
  }

  watch(
    [writes, () => session.who.id],
    ([may]) => {
      items.value = []
      if (may) void refresh()
    },
    { immediate: true },
  )

  return { items, writes, refresh, refreshWhenStale }
})
