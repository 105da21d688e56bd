export type RecordState = 'entered' | 'returned' | 'withdrawn' | 'confirmed' | 'correcting' | 'cancelled'

export interface PaperDocument {
  title: string | null
  number: string | null
  body: string | null
}

/** What a record says. */
export interface Words {
  fact: string | null
  factLabel: string | null
  on: string | null
  time: string | null
  measures: Record<string, number> | null
  attributes: Record<string, string> | null
  document: PaperDocument | null
  note: string | null
}

export interface MemberRecord extends Words {
  record: string
  sheet: string
  /** Of the sheet. */
  version: number
  row: number
  organisation: string
  organisationName: string
  member: string
  name: string | null
  state: RecordState
  purpose: 'entry' | 'correction' | 'cancellation'
  why: string | null
  recorderName: string | null
  recordedAt: string
  deciderName: string | null
  decidedAt: string | null
  answer: string | null
  event: string | null
  mine: boolean
  mayDecide: boolean
}

export interface RecordVersion extends Words {
  number: number
  purpose: 'entry' | 'correction' | 'cancellation'
  state: 'waiting' | 'returned' | 'withdrawn' | 'confirmed' | 'replaced'
  why: string | null
  recorderName: string | null
  recordedAt: string
  deciderName: string | null
  decidedAt: string | null
  answer: string | null
  event: string | null
}

export interface RecordHistory {
  record: MemberRecord
  versions: RecordVersion[]
}

/** Something that the rule book scores and a clerk may record. */
export interface RecordKind {
  rule: string
  label: string
  micro: string
  fact: string
  factLabel: string
  attributes: Record<string, string[]>
  measure: string | null
  measures: string[]
  deducts: boolean
  absence: boolean
  decidedElsewhere: boolean
}

/** A row as it is typed. */
export interface TypedRow {
  /** Name, as it is offered; an id would tell nobody anything. */
  person: string
  rule: string
  on: string
  time: string
  measure: string
  /** Where the rule takes several values of an attribute. */
  choices: Record<string, string>
  title: string
  number: string
  body: string
  note: string
}

/** A row as the service takes it. */
export interface SentRow {
  member: string | null
  fact: string | null
  on: string | null
  time: string | null
  measures: Record<string, number>
  attributes: Record<string, string>
  document: PaperDocument | null
  note: string | null
}
