import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { cyclesUpTo, today } from '@/lib/dates'

/** The cycle that a page is about stands in its address; without one, what the year's work is mostly about. */
export function useCycle(preferred: 'running' | 'last') {
  const route = useRoute()
  const router = useRouter()
  const year = Number(today().slice(0, 4))
  const cycles = cyclesUpTo(String(year), 4)
  const cycle = computed({
    get: () => (typeof route.query['cycle'] === 'string' && /^2\d{3}$/.test(route.query['cycle']) ? route.query['cycle'] : String(preferred === 'running' ? year : year - 1)),
    set: (value: string) => void router.replace({ query: { cycle: value } }),
  })
  return { cycle, cycles }
}
