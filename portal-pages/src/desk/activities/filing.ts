import type { ActivityDetail, Expects, Filing, Kind } from './api'
import { kinds } from './api'
import { fromField, toField } from './times'

/** A filing as the form has it: texts, empty where nothing is said. */
export interface FilingValues {
  organisation: string
  kind: Kind | ''
  theme: string
  title: string
  content: string
  place: string
  startsAt: string
  endsAt: string
  expects: Expects | ''
  leaderNote: string
}

export const emptyFiling = (organisation = ''): FilingValues => ({
  organisation,
  kind: '',
  theme: '',
  title: '',
  content: '',
  place: '',
  startsAt: '',
  endsAt: '',
  expects: '',
  leaderNote: '',
})

export const filingOf = (detail: ActivityDetail): FilingValues => ({
  organisation: detail.organisation,
  kind: detail.kind,
  theme: detail.theme ?? '',
  title: detail.title,
  content: detail.content,
  place: detail.place,
  startsAt: toField(detail.startsAt),
  endsAt: toField(detail.endsAt),
  expects: detail.expects,
  leaderNote: detail.leaderNote ?? '',
})

/** What the kind allows; nothing before it was chosen. */
export const mayExpect = (kind: Kind | ''): readonly Expects[] => (kind === '' ? [] : kinds[kind])

/** What is sent; what is empty is left out. Organisation and kind are named once, at the first filing. */
export function toFiling(values: FilingValues, first: boolean): Filing {
  const given = <K extends keyof FilingValues>(key: K) => (values[key] === '' ? {} : { [key]: values[key] })
  return {
    ...(first ? { ...given('organisation'), ...given('kind') } : {}),
    title: values.title,
    content: values.content,
    place: values.place,
    startsAt: fromField(values.startsAt),
    endsAt: fromField(values.endsAt),
    ...given('theme'),
    ...given('expects'),
    ...given('leaderNote'),
  }
}

const required = ['organisation', 'kind', 'title', 'startsAt', 'endsAt', 'place', 'content'] as const

/** Fields that a service could not even read; its rules are its own. */
export function faultsOf(values: FilingValues): Partial<Record<keyof FilingValues, 'required' | 'endBeforeStart'>> {
  const faults: Partial<Record<keyof FilingValues, 'required' | 'endBeforeStart'>> = {}
  for (const key of required) if (values[key].trim() === '') faults[key] = 'required'
  if (!faults.startsAt && !faults.endsAt && values.endsAt <= values.startsAt) faults.endsAt = 'endBeforeStart'
  return faults
}
