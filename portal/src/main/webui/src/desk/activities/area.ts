import type { Area } from '../area'

export const activities: Area = { id: 'activities', title: 'desk.activities.area', pages: [], texts: { area: '活动' } }
