import type { Area } from '../area'
import { texts } from './texts'

export const past: Area = {
  id: 'past',
  title: 'desk.past.area',
  pages: [{ path: 'past', name: 'desk-past', title: 'desk.past.title', roles: ['township-office'], nav: { icon: 'points' }, component: () => import('./PastPage.vue') }],
  texts,
}
