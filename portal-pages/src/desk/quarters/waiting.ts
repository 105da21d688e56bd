import { get } from '@/api/http'
import { query } from '@/api/services'
import type { Paged } from '@/api/types'
import { i18n } from '@/i18n'
import type { WaitingLine } from '../area'
import { useDirectory } from '../directory'
import type { FedBack } from './api'
import { lastQuarter, todayInShanghai } from './hints'

/** Branches that were not yet handed the sheet of the quarter that was closed last. */
export async function toFeedBack(signal: AbortSignal): Promise<WaitingLine[]> {
  const { cycle } = lastQuarter(todayInShanghai())
  const { quartersClosed } = await get<{ quartersClosed: number }>(`/api/points/cycles/${cycle}`, signal)
  if (quartersClosed === 0) return []
  const directory = useDirectory()
  await directory.loadOrganisations()
  const waiting = new Set(
    directory
      .led()
      .filter((one) => one.members > 0)
      .map((one) => one.organisation),
  )
  let cursor: string | null = null
  do {
    const page: Paged<FedBack> = await get(`/api/points/quarter-sheets${query({ cycle, cursor, limit: '200' })}`, signal)
    for (const sheet of page.items) if (sheet.quarter === quartersClosed && sheet.supersededAt === null) waiting.delete(sheet.organisation)
    cursor = page.next
  } while (cursor !== null)
  const first = waiting.values().next().value
  if (first === undefined) return []
  return [
    {
      text: i18n.global.t('desk.quarters.waiting', { cycle, quarter: quartersClosed }),
      count: waiting.size,
      to: `/desk/quarter-sheets${query({ branch: first, cycle, quarter: String(quartersClosed) })}`,
    },
  ]
}
