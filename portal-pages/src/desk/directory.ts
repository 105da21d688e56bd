import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { get } from '@/api/http'
import type { Paged } from '@/api/types'
import { useSession } from '@/stores/session'

export interface Organisation {
  organisation: string
  parent: string | null
  name: string
  level: string
  sector: string | null
  from: string
  members: number
}

interface DisplayName {
  id: string
  name: string
  organisationName: string | null
}

/** As many as fit into an address: the services take twice as many, the portal an address of 4,096 characters. */
const most = 100

/** What organisations and people are called, asked once. */
export const useDirectory = defineStore('desk-directory', () => {
  const session = useSession()
  const organisations = shallowRef<readonly Organisation[]>([])
  const names = ref<ReadonlyMap<string, string>>(new Map())
  /** Of people, where they are today. */
  const branches = ref<ReadonlyMap<string, string>>(new Map())
  let asking: Promise<void> | null = null

  /** The tree of the township; an answer is kept, a failure is asked for again the next time. */
  function loadOrganisations(): Promise<void> {
    asking ??= get<Paged<Organisation>>('/api/points/organisations').then(
      (page) => {
        organisations.value = page.items
      },
      (error) => {
        asking = null
        throw error
      },
    )
    return asking
  }

  async function loadNames(ids: readonly string[], signal?: AbortSignal): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !names.value.has(id))
    for (let from = 0; from < unknown.length; from += most) {
      const page = await get<Paged<DisplayName>>(`/api/points/names?ids=${unknown.slice(from, from + most).join(',')}`, signal)
      names.value = new Map([...names.value, ...page.items.map((one) => [one.id, one.name] as const)])
      branches.value = new Map([...branches.value, ...page.items.flatMap((one) => (one.organisationName === null ? [] : [[one.id, one.organisationName] as const]))])
    }
  }

  const organisationName = (id: string): string => organisations.value.find((one) => one.organisation === id)?.name ?? ''

  /** Where this person may act: all of the township for the office, for a secretary what he leads and all below it. */
  function led(): Organisation[] {
    if (session.roles.includes('township-office')) return [...organisations.value]
    const reach = new Set((session.who.organisations ?? []).filter((one) => /:(secretary|deputy)$/.test(one)).map((one) => one.split(':')[0]!))
    // Parents come before children.
    for (const one of organisations.value) if (one.parent !== null && reach.has(one.parent)) reach.add(one.organisation)
    return organisations.value.filter((one) => reach.has(one.organisation))
  }

  return { organisations, names, branches, loadOrganisations, loadNames, organisationName, led }
})
