import { get } from '@/api/http'
import type { Paged } from '@/api/types'
import type { Area } from '../area'
import { texts } from './texts'

const readers = ['branch-secretary', 'township-office'] as const

export const roster: Area = {
  id: 'roster',
  title: 'desk.roster.area',
  pages: [
    { path: 'roster', name: 'desk-roster', title: 'desk.roster.title', roles: readers, nav: { icon: 'list' }, component: () => import('./RosterPage.vue') },
    {
      path: 'roster/organisations',
      name: 'desk-organisations',
      title: 'desk.roster.organisations.title',
      roles: readers,
      nav: { icon: 'board' },
      component: () => import('./OrganisationsPage.vue'),
    },
    {
      path: 'roster/import',
      name: 'desk-roster-import',
      title: 'desk.roster.import.title',
      roles: ['township-office'],
      nav: { icon: 'desk' },
      component: () => import('./ImportPage.vue'),
    },
    { path: 'roster/members/:member([0-9a-f-]{36})', name: 'desk-member', title: 'desk.roster.member.title', roles: readers, component: () => import('./MemberPage.vue') },
  ],
  waiting: [
    {
      id: 'empty-roster',
      title: 'desk.roster.area',
      roles: ['township-office'],
      load: async (signal) => {
        const { items } = await get<Paged<unknown>>('/api/points/organisations', signal)
        return [{ text: '名册还是空的：导入党组织和党员', count: items.length === 0 ? 1 : 0, to: '/desk/roster/import' }]
      },
    },
  ],
  texts,
}
