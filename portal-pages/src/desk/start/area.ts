import type { Area } from '../area'

export const start: Area = {
  id: 'start',
  title: 'desk.start.area',
  pages: [
    {
      path: '',
      name: 'desk-start',
      title: 'desk.start.title',
      roles: ['branch-secretary', 'township-office', 'platform-admin', 'county'],
      nav: { icon: 'desk' },
      component: () => import('./StartPage.vue'),
    },
  ],
  texts: {
    area: '今天',
    title: '工作台',
    lead: '{name}，你好。需要办理的事项列在下面。',
    none: '现在没有等待办理的事项',
    noneText: '有新的事项时会出现在这里。',
    failed: '“{what}”暂时查不到：{reason}',
    count: '{count} 件',
    urgent: '已到期',
    refresh: '刷新',
    waiting: '待办事项',
  },
}
