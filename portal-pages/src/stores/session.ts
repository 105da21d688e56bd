import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { isFailure, signOut, whenSignedOut, type Failure } from '@/api/http'
import { session as fetchSession } from '@/api/services'
import type { Session } from '@/api/types'
import { forgetDrafts } from '@/lib/drafts'

export type SessionState = 'unknown' | 'anonymous' | 'signed-in' | 'expired' | 'unreachable'

const staff = ['branch-secretary', 'township-office', 'platform-admin', 'county']

/** Who is signed in, as far as the pages need to know; the services decide what he may see. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('unknown')
  const who = ref<Session>({ signedIn: false })
  const failure = ref<Failure | null>(null)
  const leaving = ref(false)

  const roles = computed(() => who.value.roles ?? [])
  const isMember = computed(() => state.value === 'signed-in' && Boolean(who.value.member))
  const isCounty = computed(() => state.value === 'signed-in' && roles.value.includes('county'))

  const mayRead = computed(() => roles.value.some((role) => ['member', 'branch-secretary', 'township-office'].includes(role)))

  /** Whoever has a desk in the platform's offices. */
  const isStaff = computed(() => state.value === 'signed-in' && roles.value.some((role) => staff.includes(role)))

  async function refresh(): Promise<void> {
    try {
      who.value = await fetchSession()
      failure.value = null
      state.value = who.value.signedIn ? 'signed-in' : who.value.expired ? 'expired' : 'anonymous'
    } catch (error) {
      if (!isFailure(error)) throw error
      failure.value = error
      if (state.value === 'unknown') state.value = 'unreachable'
    }
  }

  async function leave(): Promise<void> {
    leaving.value = true
    try {
      await signOut()
    } finally {
      leaving.value = false
    }
    // Whoever leaves on purpose leaves no half-filled form to the next person at this device.
    forgetDrafts()
    who.value = { signedIn: false }
    state.value = 'anonymous'
  }

  whenSignedOut(() => {
    // The session ends here before it does at Keycloak, and what the page asks meanwhile is refused: whoever signed in again at
    // once would find himself signed in as before.
    if (leaving.value) return
    // The name stays, so that the page can say whose session it was.
    if (state.value === 'signed-in') state.value = 'expired'
  })

  return { state, who, failure, leaving, roles, isMember, isCounty, isStaff, mayRead, refresh, leave }
})

/** Back to the same page after signing in. */
export function loginAddress(path: string): string {
  return `/login?to=${encodeURIComponent(path)}`
}
