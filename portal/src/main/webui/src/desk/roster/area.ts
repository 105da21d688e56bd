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
  texts,
}
