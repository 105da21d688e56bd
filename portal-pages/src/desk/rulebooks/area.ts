import type { Area } from '../area'
import { published } from './ruleBooks'
import { texts } from './texts'

export const rulebooks: Area = {
  id: 'rulebooks',
  title: 'desk.rulebooks.area',
  pages: [
    { path: 'rule-books', name: 'desk-rule-books', title: 'desk.rulebooks.title', roles: ['township-office'], nav: { icon: 'read' }, component: () => import('./RuleBooksPage.vue') },
    { path: 'rule-books/draft', name: 'desk-rule-book-draft', title: 'desk.rulebooks.draft.title', roles: ['township-office'], component: () => import('./DraftPage.vue') },
  ],
  waiting: [
    {
      id: 'no-rule-book',
      title: 'desk.rulebooks.title',
      roles: ['township-office'],
      load: async (signal) => [
        { text: '还没有积分细则：从模板起草并发布', count: (await published(signal)).length === 0 ? 1 : 0, to: '/desk/rule-books' },
      ],
    },
  ],
  texts,
}
