import type { Area } from '../area'
import { texts } from './texts'
import { waiting } from './waiting'

const roles = ['branch-secretary', 'township-office'] as const
const id = ':id([0-9a-f-]{36})'

export const activities: Area = {
  id: 'activities',
  title: 'desk.activities.area',
  texts,
  waiting,
  pages: [
    { path: 'activities', name: 'desk-activities', title: 'desk.activities.list', roles, nav: { icon: 'list' }, component: () => import('./ActivitiesPage.vue') },
    { path: 'activities/new', name: 'desk-activity-new', title: 'desk.activities.file', roles, nav: { icon: 'check' }, component: () => import('./FilingPage.vue') },
    { path: `activities/${id}`, name: 'desk-activity', title: 'desk.activities.one', roles, component: () => import('./ActivityPage.vue') },
    { path: `activities/${id}/complete`, name: 'desk-activity-complete', title: 'desk.activities.complete', roles, component: () => import('./CompletionPage.vue') },
    { path: `activities/${id}/attendance`, name: 'desk-activity-sheet', title: 'desk.activities.sheet', roles, component: () => import('./AttendancePage.vue') },
  ],
}
