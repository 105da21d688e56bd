import type { BoxCounts } from './api'

/** What stands on the start page, as lines with a count. */
export function waitingLines(counts: BoxCounts): { text: string; count: number; to: string; urgent: boolean }[] {
  const left = counts.daysLeft === null ? '' : counts.daysLeft === 0 ? '，最近的一件今天到期' : `，最近的一件还有 ${counts.daysLeft} 天`
  const lines = [
    { text: '意见箱：已逾期', count: counts.overdue, to: `/desk/box?due=${encodeURIComponent('已逾期')}`, urgent: true },
    { text: `意见箱：待受理${counts.toAcknowledge > 0 ? left : ''}`, count: counts.toAcknowledge, to: '/desk/box', urgent: false },
    { text: `意见箱：待答复${counts.toAcknowledge > 0 ? '' : left}`, count: counts.toAnswer, to: '/desk/box', urgent: false },
  ]
  return lines.map((line) => ({ ...line, urgent: line.urgent || counts.daysLeft === 0 }))
}

/** How long there is, in the words of a list. */
export function leftText(line: { due: string | null; daysLeft: number | null }): string | null {
  if (line.due === null || line.daysLeft === null) return null
  if (line.daysLeft < 0) return `${line.due}（逾期 ${-line.daysLeft} 天）`
  return line.daysLeft === 0 ? `${line.due}（今天到期）` : `${line.due}（还有 ${line.daysLeft} 天）`
}

/** People as one chooses them: with their branch, since names repeat. */
export const personText = (one: { name: string | null; organisationName: string | null }): string =>
  one.organisationName === null ? (one.name ?? '') : `${one.name ?? ''}（${one.organisationName}）`
