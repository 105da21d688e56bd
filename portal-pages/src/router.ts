import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { nextTick } from 'vue'
import { i18n } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title. */
    title: string
    /** Who may see a page of the desk; the services decide what is in it. */
    roles?: readonly string[]
  }
}

const article = '[0-9a-f-]{36}'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', meta: { title: 'boards.title' }, component: () => import('./pages/BoardsPage.vue') },
    { path: '/boards/:township?/:cycle?', name: 'boards', meta: { title: 'boards.title' }, component: () => import('./pages/BoardsPage.vue') },
    { path: '/me', name: 'me', meta: { title: 'me.title' }, component: () => import('./pages/MyPointsPage.vue') },
    { path: '/me/award', name: 'my-award', meta: { title: 'award.title' }, component: () => import('./pages/MyAwardPage.vue') },
    { path: '/me/exemption', name: 'my-exemption', meta: { title: 'exemption.title' }, component: () => import('./pages/MyExemptionPage.vue') },
    { path: '/articles', name: 'articles', meta: { title: 'articles.title' }, component: () => import('./pages/ArticlesPage.vue') },
    { path: `/articles/:article(${article})`, name: 'article', meta: { title: 'articles.one' }, component: () => import('./pages/ArticlePage.vue') },
    { path: '/box', name: 'box', meta: { title: 'box.title' }, component: () => import('./pages/BoxPage.vue') },
    { path: '/box/answers/:township?', name: 'box-answers', meta: { title: 'box.answers' }, component: () => import('./pages/BoxAnswersPage.vue') },
    { path: '/county', name: 'county', meta: { title: 'county.title' }, component: () => import('./pages/CountyPage.vue') },
    // The desk brings its own pages, texts and components when somebody comes to it, and nobody else carries them.
    { path: '/desk/:rest(.*)*', name: 'desk-door', meta: { title: 'nav.desk' }, beforeEnter: openDesk, component: () => import('./pages/NowherePage.vue') },
    { path: '/login-failed', name: 'login-failed', meta: { title: 'login.failedTitle' }, component: () => import('./pages/LoginFailedPage.vue') },
    { path: '/:rest(.*)*', name: 'nowhere', meta: { title: 'nowhere.title' }, component: () => import('./pages/NowherePage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

async function openDesk(to: RouteLocationNormalized): Promise<string> {
  const { addDesk } = await import('./desk')
  addDesk(router)
  return to.fullPath
}

let first = true
router.afterEach((to, from) => {
  document.title = `${i18n.global.t(to.meta.title)} · ${i18n.global.t('brand.name')}`
  if (first) {
    first = false
    return
  }
  // A reader of screens hears that the page is another one.
  if (to.path !== from.path) void nextTick(() => (document.getElementById('desk-main') ?? document.getElementById('main'))?.focus({ preventScroll: true }))
})
