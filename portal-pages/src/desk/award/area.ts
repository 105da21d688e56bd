import { today } from '@/lib/dates'
import { objectionState } from '@/lib/objections'
import { useSession } from '@/stores/session'
import type { Area } from '../area'
import { awards, exemptions, objections } from './api'
import { texts } from './texts'

/** A line waits for him whose turn it is. */
const isOffice = (): boolean => useSession().roles.includes('township-office')
const year = (): number => Number(today().slice(0, 4))

export const award: Area = {
  id: 'award',
  title: 'desk.award.area',
  pages: [
    { path: 'exemptions', name: 'desk-exemptions', title: 'desk.award.exemptionsTitle', roles: ['branch-secretary', 'township-office'], nav: { icon: 'list' }, component: () => import('./ExemptionsPage.vue') },
    { path: 'award-closing', name: 'desk-award-closing', title: 'desk.award.closingTitle', roles: ['township-office'], nav: { icon: 'lock' }, component: () => import('./ClosingPage.vue') },
    { path: 'award-scores', name: 'desk-award-scores', title: 'desk.award.scoresTitle', roles: ['township-office'], nav: { icon: 'points' }, component: () => import('./ScoresPage.vue') },
    { path: 'award-results', name: 'desk-award-results', title: 'desk.award.resultsTitle', roles: ['branch-secretary', 'township-office'], nav: { icon: 'star' }, component: () => import('./AwardsPage.vue') },
    { path: 'award-result', name: 'desk-award-result', title: 'desk.award.resultsTitle', roles: ['branch-secretary', 'township-office'], component: () => import('./ResultPage.vue') },
    { path: 'award-objections', name: 'desk-award-objections', title: 'desk.award.objectionsTitle', roles: ['branch-secretary', 'township-office'], nav: { icon: 'alert' }, component: () => import('./ObjectionsPage.vue') },
    { path: 'award-board', name: 'desk-award-board', title: 'desk.award.boardTitle', roles: ['branch-secretary', 'township-office'], nav: { icon: 'board' }, component: () => import('./BoardPage.vue') },
    { path: 'calendar', name: 'desk-calendar', title: 'desk.award.calendarTitle', roles: ['township-office'], nav: { icon: 'check' }, component: () => import('./CalendarPage.vue') },
  ],
  waiting: [
    {
      id: 'award-results',
      title: 'desk.award.resultsTitle',
      roles: ['branch-secretary', 'township-office'],
      load: async (signal) => {
        const cycle = String(year() - 1)
        const { items } = await awards(cycle, signal)
        const count = (state: string): number => items.filter((one) => one.state === state).length
        const to = (state: string): string => `/desk/award-results?cycle=${cycle}&state=${encodeURIComponent(state)}`
        if (!isOffice()) return [{ text: texts.waitReturned, count: count('returned'), to: to(texts.states.returned), urgent: true }]
        return [
          { text: texts.waitRecorded, count: count('recorded'), to: to(texts.states.recorded) },
          { text: texts.waitAward, count: items.filter((one) => one.state === 'published' && one.over && one.openObjections === 0).length, to: to(texts.states.published) },
        ]
      },
    },
    {
      id: 'award-objections',
      title: 'desk.award.objectionsTitle',
      roles: ['township-office'],
      load: async (signal) => {
        const cycle = String(year() - 1)
        const { items } = await objections(cycle, null, signal)
        return [{ text: texts.waitObjections, count: items.filter((one) => objectionState(one) === 'open').length, to: `/desk/award-objections?cycle=${cycle}` }]
      },
    },
    {
      id: 'exemptions',
      title: 'desk.award.exemptionsTitle',
      roles: ['branch-secretary', 'township-office'],
      load: async (signal) => {
        const turn = isOffice() ? 'endorsed' : 'requested'
        return Promise.all(
          [year(), year() - 1].map(async (cycle) => {
            const { items } = await exemptions(String(cycle), null, signal)
            return { text: texts.waitExemptions.replace('{cycle}', String(cycle)), count: items.filter((one) => one.state === turn).length, to: `/desk/exemptions?cycle=${cycle}` }
          }),
        )
      },
    },
  ],
  texts,
}
