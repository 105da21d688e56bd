import type { Router, RouteRecordRaw } from 'vue-router'
import { i18n } from '@/i18n'
import './desk.css'
import { areas } from './areas'
import { texts } from './texts'

const component = () => import('./DeskLayout.vue')

/** Adds the pages and texts of the desk, once. */
export function addDesk(router: Router): void {
  if (router.hasRoute('desk')) return
  const own = Object.fromEntries(areas.map((area) => [area.id, area.texts]))
  // The desk speaks Chinese only; in the English pages its texts are found through the fallback.
  i18n.global.mergeLocaleMessage('zh-CN', { desk: { ...texts, ...own } })
  const children: RouteRecordRaw[] = areas
    .flatMap((area) => area.pages)
    .map((page) => ({ path: page.path, name: page.name, meta: { title: page.title, roles: page.roles }, component: page.component }))
  children.push({ path: ':rest(.*)+', name: 'desk-nowhere', meta: { title: 'nowhere.title' }, component: () => import('@/pages/NowherePage.vue') })
  router.removeRoute('desk-door')
  router.addRoute({ path: '/desk', name: 'desk', meta: { title: 'nav.desk' }, component, children })
}
