// Every page and state that look.mjs and widths.mjs see.
import { deskViews } from './desk.mjs'

const article = '00000000-0000-4000-8000-000000009000'
export const views = [
  { name: 'home', path: '/' },
  { name: 'board', path: '/boards/yunxi' },
  { name: 'board-none', path: '/boards/shiqiao' },
  { name: 'board-over', path: '/boards/yunxi/2024' },
  { name: 'board-away', path: '/boards/yunxi', fault: 'away' },
  { name: 'board-slow', path: '/boards/yunxi', fault: 'slow' },
  { name: 'me-anonymous', path: '/me' },
  { name: 'me', path: '/me', who: 'member' },
  { name: 'me-past', path: '/me', who: 'member', act: (page) => page.getByLabel('积分年度').selectOption('2025') },
  { name: 'me-forbidden', path: '/me', who: 'resident' },
  { name: 'me-expired', path: '/me', fault: 'expired' },
  { name: 'articles', path: '/articles', who: 'member' },
  { name: 'article', path: `/articles/${article}`, who: 'member' },
  { name: 'county', path: '/county', who: 'county' },
  { name: 'county-forbidden', path: '/county', who: 'member' },
  ...deskViews,
  { name: 'nowhere', path: '/nowhere' },
  { name: 'login-failed', path: '/login-failed' },
]
