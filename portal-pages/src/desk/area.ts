import type { Component } from 'vue'
import type { AppIconName } from '@/components/icons'

export type Role = 'branch-secretary' | 'township-office' | 'platform-admin' | 'county' | 'social-worker' | 'member'

/** A page of the desk, its address below /desk. */
export interface DeskPage {
  path: string
  name: string
  /** Key of its title. */
  title: string
  roles: readonly Role[]
  /** In the navigation; a page without is reached from another. */
  nav?: { icon: AppIconName }
  component: () => Promise<{ default: Component }>
}

/** One thing that waits for somebody today. */
export interface WaitingLine {
  text: string
  count: number
  to: string
  /** Its day has come or passed. */
  urgent?: boolean
}

/** Where the start page looks for what waits; each is asked by itself, so that one that fails does not hide the others. */
export interface WaitingSource {
  id: string
  /** Key of what it is called when it cannot be asked. */
  title: string
  roles: readonly Role[]
  load: (signal: AbortSignal) => Promise<WaitingLine[]>
}

/** A part of the desk: a heading in the navigation, its pages, its texts below `desk.<id>`. */
export interface Area {
  id: string
  /** Key of its heading. */
  title: string
  pages: readonly DeskPage[]
  texts: Record<string, unknown>
  waiting?: readonly WaitingSource[]
}
