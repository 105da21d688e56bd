import type { Area, Role } from '../area'
import { queryCounts } from './api'

const roles: readonly Role[] = ['branch-secretary', 'township-office']

export const queries: Area = {
  id: 'queries',
  title: 'desk.queries.area',
  pages: [
    { path: 'queries', name: 'desk-queries', title: 'desk.queries.list', roles, nav: { icon: 'user' }, component: () => import('./QueriesPage.vue') },
    { path: 'queries/:query([0-9a-f-]{36})', name: 'desk-query', title: 'desk.queries.one', roles, component: () => import('./QueryPage.vue') },
  ],
  waiting: [
    {
      id: 'queries',
      title: 'desk.queries.area',
      roles,
      load: async (signal) => {
        const counts = await queryCounts(signal)
        return [
          { text: '待你答复的查询', count: counts.toAnswer, to: '/desk/queries', urgent: counts.overdue > 0 },
          { text: '待组织办处理的申诉', count: counts.toDecide, to: '/desk/queries', urgent: counts.overdue > 0 },
        ]
      },
    },
  ],
  texts: {
    area: '查询与申诉',
    list: '查询与申诉',
    one: '一件查询',
    lead: '党员对积分明细的疑问：5 个工作日内答复；对答复可申诉一次，组织办 10 个工作日内处理。逾期的，上一级也会看到。',
    emptyText: '还没有党员提出查询。',
    columns: { label: '积分项', name: '党员', organisation: '答复的党组织', state: '状态', due: '期限', filedAt: '提出时间' },
    office: '组织办',
    state: { filed: '待答复', withdrawn: '已撤回', answered: '已答复', appealed: '申诉待处理', decided: '申诉已处理' },
    outcome: { explained: '说明', corrected: '更正' },
    overdue: '已逾期',
    asked: '党员的疑问',
    entry: '台账中的这一条',
    noEntry: '台账中现在没有这一条：可能已经更正，或不再计分。',
    points: '{points} 分',
    answer: '答复',
    appeal: '申诉',
    decision: '处理结果',
    until: '{day} 前可以申诉',
    answerTitle: '答复',
    decideTitle: '处理申诉',
    outcomeLabel: '处理方式',
    text: '写给党员的话',
    send: '发出',
    sent: '已发出，党员在“我的积分”中可以看到。',
    toRecord: '这一条来自记分单：查看、更正或作废',
    toAttendance: '这一条来自活动签到：请先在签到表中更正，再答复“更正”。',
    compensate: '这一条来自其他服务：答复“更正”时，请先另登记一张记分单，再从下面选择。',
    compensateLabel: '补记的记分单',
    record: '相关记分单',
    stale: '这件查询刚被他人办理过，已重新载入。',
    unsent: '你写的没有发出',
    unsentText: '在你写的时候，这件事已由别人办理，上面是他的答复。你写的还留在本机，可以抄走。',
    unsentDiscard: '不再需要，清除',
    notYours: '这件查询由他人办理；本人的查询和自己答复过的申诉不能由自己处理。',
  },
}
