import type { AppIconName } from '@/components/icons'
import type { Area, WaitingSource } from './area'

export interface NavGroup {
  id: string
  title: string
  pages: { name: string; title: string; icon: AppIconName }[]
}

const mine = (wanted: readonly string[], roles: readonly string[]): boolean => wanted.some((role) => roles.includes(role))

/** The pages that these roles have; an area in which they have none is not named. */
export function navigation(areas: readonly Area[], roles: readonly string[]): NavGroup[] {
  return areas
    .map((area) => ({
      id: area.id,
      title: area.title,
      pages: area.pages.flatMap((page) => (page.nav && mine(page.roles, roles) ? [{ name: page.name, title: page.title, icon: page.nav.icon }] : [])),
    }))
    .filter((group) => group.pages.length > 0)
}

export function waitingFor(areas: readonly Area[], roles: readonly string[]): WaitingSource[] {
  return areas.flatMap((area) => area.waiting ?? []).filter((source) => mine(source.roles, roles))
}
