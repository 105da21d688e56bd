import type { Mark, Sheet, SheetLine } from './api'

/** What was chosen for a member, and which mark he had when it was chosen. */
export interface Chosen {
  mark: Mark
  seen: Mark | null
}

export interface SheetValues {
  chosen: Record<string, Chosen>
  /** Who was added to the sheet and is not saved yet. */
  guests: string[]
  /** What was last sent, by which sheet: a retry without an answer sends this, whatever the sheet has become. */
  request: { marks: { member: string; mark: Mark }[]; version: number } | null
}

export interface Clash {
  member: string
  theirs: Mark
  mine: Mark
}

const markOf = (line: SheetLine | undefined): Mark | null => line?.mark ?? null

/** Whom somebody else has marked since, otherwise than one has chosen: both are to be shown before anything is kept. */
export function clashes(values: SheetValues, sheet: Sheet): Clash[] {
  const lines = new Map(sheet.members.map((line) => [line.member, line]))
  return Object.entries(values.chosen).flatMap(([member, { mark, seen }]) => {
    const theirs = markOf(lines.get(member))
    return theirs !== null && theirs !== seen && theirs !== mark ? [{ member, theirs, mine: mark }] : []
  })
}

/** Whom somebody else has marked between two looks at the sheet, without a clash. */
export function mergedSince(before: Sheet, now: Sheet, values: SheetValues): number {
  const earlier = new Map(before.members.map((line) => [line.member, line]))
  const clashing = new Set(clashes(values, now).map((one) => one.member))
  return now.members.filter((line) => markOf(line) !== markOf(earlier.get(line.member)) && !clashing.has(line.member)).length
}

/** One's own choice over what the others did: from now on that is what one has seen. */
export function keepMine(values: SheetValues, sheet: Sheet): void {
  for (const { member, theirs } of clashes(values, sheet)) values.chosen[member]!.seen = theirs
}

export function takeTheirs(values: SheetValues, sheet: Sheet): void {
  for (const { member } of clashes(values, sheet)) delete values.chosen[member]
}

/** What is to be sent: nothing for whom the sheet has the same mark already. */
export function toSend(values: SheetValues, sheet: Sheet): { member: string; mark: Mark }[] {
  const lines = new Map(sheet.members.map((line) => [line.member, line]))
  return Object.entries(values.chosen)
    .filter(([member, { mark }]) => (lines.has(member) || values.guests.includes(member)) && markOf(lines.get(member)) !== mark)
    .map(([member, { mark }]) => ({ member, mark }))
}

/** How many of them correct a mark. */
export function corrected(values: SheetValues, sheet: Sheet): number {
  const lines = new Map(sheet.members.map((line) => [line.member, line]))
  return toSend(values, sheet).filter(({ member }) => markOf(lines.get(member)) !== null).length
}

/** A guest came in time or late; he owes nothing that he could be absent from. Absent and made up come after the end. */
export const mayBe = (mark: Mark, guest: boolean, over: boolean): boolean => (guest ? mark === 'present' || mark === 'late' : over || (mark !== 'absent' && mark !== 'made-up'))

/** The mark that a key of the keyboard gives. */
export const markOfKey: Readonly<Record<string, Mark>> = { 1: 'present', 2: 'leave', 3: 'late', 4: 'absent', 5: 'made-up' }
