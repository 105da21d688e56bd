import { computed, onMounted, ref, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isFailure, type Failure } from '@/api/http'
import { useDirectory, type Organisation } from '../directory'

const given = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The organisations with members that this person leads, and what was chosen on a page, which stands in its address. */
export function useBranch(defaults: Record<string, string>) {
  const route = useRoute()
  const router = useRouter()
  const directory = useDirectory()
  const branches = shallowRef<Organisation[] | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const chosen = ref<Record<string, string>>(
    Object.fromEntries(Object.entries({ branch: '', ...defaults }).map(([key, value]) => [key, given(route.query[key]) || value])),
  )

  async function load(): Promise<void> {
    failure.value = null
    try {
      await directory.loadOrganisations()
      branches.value = directory.led().filter((one) => one.members > 0)
      if (!branches.value.some((one) => one.organisation === chosen.value['branch'])) chosen.value['branch'] = branches.value[0]?.organisation ?? ''
    } catch (error) {
      if (!isFailure(error)) throw error
      failure.value = error
    }
  }

  function choose(key: string, value: string): void {
    chosen.value = { ...chosen.value, [key]: value }
    void router.replace({ query: { ...route.query, ...Object.fromEntries(Object.entries(chosen.value).map(([name, one]) => [name, one || undefined])) } })
  }

  const branch = computed(() => branches.value?.find((one) => one.organisation === chosen.value['branch']) ?? null)
  onMounted(load)
  return { branches, branch, chosen, failure, load, choose }
}
