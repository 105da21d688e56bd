import type { Area } from '../area'
import { texts } from './texts'

export const rulebooks: Area = {
  id: 'rulebooks',
  title: 'desk.rulebooks.area',
  pages: [
    { path: 'rule-books', name: 'desk-rule-books', title: 'desk.rulebooks.title', roles: ['township-office'], nav: { icon: 'read' }, component: () => import('./RuleBooksPage.vue') },
    { path: 'rule-books/draft', name: 'desk-rule-book-draft', title: 'desk.rulebooks.draft.title', roles: ['township-office'], component: () => import('./DraftPage.vue') },
  ],
  texts,
}
