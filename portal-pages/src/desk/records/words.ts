import type { MemberRecord, RecordKind, SentRow, TypedRow, Words } from './types'

export interface Person {
  member: string
  /** As it is offered and typed: one text for one person. */
  text: string
}

export const emptyRow = (): TypedRow => ({ person: '', rule: '', on: '', time: '', measure: '', choices: {}, title: '', number: '', body: '', note: '' })

/** The next row is mostly of the same kind, day and paper, about somebody else. */
export const rowAfter = (before: TypedRow | undefined): TypedRow =>
  before ? { ...before, choices: { ...before.choices }, person: '', measure: '', note: '' } : emptyRow()

/** Nothing in it but what was taken over from the row above. */
export const isEmpty = (row: TypedRow): boolean => [row.person, row.measure, row.note].every((text) => text.trim() === '')

/** Two of one name are told apart by their branch, and by their place in the list where that does not. */
export function people(members: readonly { member: string; name: string | null; organisationName: string }[]): Person[] {
  const seen = new Map<string, number>()
  for (const one of members) seen.set(one.name ?? '', (seen.get(one.name ?? '') ?? 0) + 1)
  const taken = new Map<string, number>()
  return members
    .filter((one) => one.name !== null)
    .map((one) => {
      const plain = seen.get(one.name!) === 1 ? one.name! : `${one.name!}（${one.organisationName}）`
      const times = (taken.get(plain) ?? 0) + 1
      taken.set(plain, times)
      return { member: one.member, text: times === 1 ? plain : `${plain} ${times}` }
    })
}

/** What the rule asks for, with what was chosen where it takes several. */
export function attributesOf(kind: RecordKind, choices: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(kind.attributes).flatMap(([name, values]) => {
      const value = values.length === 1 ? values[0]! : (choices[name] ?? '')
      return value === '' ? [] : [[name, value]]
    }),
  )
}

/** What is missing or cannot be read is left out, and the service says so of its row. */
export function sent(row: TypedRow, kinds: readonly RecordKind[], persons: readonly Person[], member?: string): SentRow {
  const kind = kinds.find((one) => one.rule === row.rule)
  const figure = Number(row.measure)
  const document = { title: row.title.trim() || null, number: row.number.trim() || null, body: row.body.trim() || null }
  return {
    member: member ?? persons.find((one) => one.text === row.person.trim())?.member ?? null,
    fact: kind?.fact ?? null,
    on: row.on || null,
    time: row.time || null,
    measures: kind?.measure && row.measure.trim() !== '' && !Number.isNaN(figure) ? { [kind.measure]: figure } : {},
    attributes: kind ? attributesOf(kind, row.choices) : {},
    document: Object.values(document).some(Boolean) ? document : null,
    note: row.note.trim() || null,
  }
}

/** The kind that words are of: the rule that asks for just what they say, of several the one that asks for most. */
export function kindOf(words: Words, kinds: readonly RecordKind[]): RecordKind | undefined {
  return kinds
    .filter(
      (kind) =>
        kind.fact === words.fact && Object.entries(kind.attributes).every(([name, values]) => values.includes(words.attributes?.[name] ?? '')),
    )
    .sort((a, b) => Object.keys(b.attributes).length - Object.keys(a.attributes).length)[0]
}

/** Back into what was typed, to be changed. */
export function typed(words: Words, kinds: readonly RecordKind[]): TypedRow {
  const kind = kindOf(words, kinds)
  return {
    person: '',
    rule: kind?.rule ?? '',
    on: words.on ?? '',
    time: words.time ?? '',
    measure: kind?.measure ? String(words.measures?.[kind.measure] ?? '') : '',
    choices: { ...words.attributes },
    title: words.document?.title ?? '',
    number: words.document?.number ?? '',
    body: words.document?.body ?? '',
    note: words.note ?? '',
  }
}

export const documentText = (words: Words): string =>
  words.document ? [words.document.body, words.document.title, words.document.number].filter(Boolean).join(' ') : ''

export const kindText = (words: Words, kinds: readonly RecordKind[]): string =>
  kindOf(words, kinds)?.label ?? ([words.factLabel, words.attributes?.['kind']].filter(Boolean).join(' · ') || '—')

export const whenText = (words: Words): string => [words.on, words.time].filter(Boolean).join(' ')

/** Sheets of the records that were chosen: each is one command. */
export function bySheet(records: readonly MemberRecord[]): { sheet: string; version: number; records: string[] }[] {
  const sheets = new Map<string, { sheet: string; version: number; records: string[] }>()
  for (const one of records) {
    const known = sheets.get(one.sheet) ?? { sheet: one.sheet, version: one.version, records: [] }
    known.records.push(one.record)
    sheets.set(one.sheet, known)
  }
  return [...sheets.values()]
}
