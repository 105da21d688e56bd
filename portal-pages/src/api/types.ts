/** What the services answer; points are decimal text, never numbers. */
export interface Paged<T> {
  items: T[]
  next: string | null
}

export interface Session {
  signedIn: boolean
  expired?: boolean
  /** Of the account, for good: what is kept on this device is kept under it. */
  id?: string
  name?: string
  roles?: string[]
  division?: string | null
  member?: string | null
  /** Where one holds a post: `<organisation>:<role>`. */
  organisations?: string[]
}

export interface Township {
  township: string
  name: string
  county: string
  labels: Record<string, string>
}

export interface Grade {
  code: string
  label: string
  stars?: number
}

export interface BoardPeriod {
  cycle: string
  kind: 'members' | 'branches'
  until: string
}

export interface BoardBranch {
  organisation: string
  name: string | null
  grade: Grade
}

export interface BoardMember {
  member: string
  name: string | null
  organisation: string
  organisationName: string | null
  grade: Grade
}

export interface Board {
  township: string
  label: string | null
  cycle: string
  until: string
  branches: BoardBranch[]
  members: BoardMember[]
}

export interface Band {
  code: string
  label: string
  stars: number
  from: string
}

/** The grade above the one that the points show. */
export interface NextGrade extends Band {
  /** 0.00 where the points are there and only a condition is not. */
  missing: string
  /** What else is asked for and not there, in words. */
  unmet: string[]
}

export interface Ways {
  member: string
  cycle: string
  total: string
  next: NextGrade | null
  /** What one more occurrence of each rule would bring today. */
  oneMore: { rule: string; label: string; micro: string; brings: string; grade: Grade | null; reason: string }[]
  /** By which of them alone the next grade is reached, once a day; the fewest times first. */
  ways: { rule: string; label: string; micro: string; times: number; reached: string }[]
}

export interface Standing {
  township: string
  member: string
  organisation: string
  cycle: string
  state: 'open' | 'closed' | 'awarded'
  total: string
  indicated: Grade
  awarded: Grade | null
  next: NextGrade | null
  rank: { inBranch: number; of: number } | null
  byMicro: { micro: string; label: string; points: string }[]
  base: string
  ruleBook: { id: string; version: number } | null
  bands: Band[]
  exempt: boolean
  /** Why nothing counts now, in words. */
  withheld?: string | null
  asOf: string
}

export interface Entry {
  fact: string
  event: string
  eventType: string
  rule: string
  label: string
  micro: string | null
  on: string
  occurredAt: string
  raw: string
  points: string
  reason: string
  ruleBookVersion: number
  afterClose: boolean
}

export interface ArticleSummary {
  article: string
  title: string
  category: string
  categoryLabel: string | null
  secondsToRead: number
  publishedAt: string
  readToday: boolean
}

export interface Article extends ArticleSummary {
  paragraphs: string[]
}

export interface StartedReading {
  id: string
  startedAt: string
  secondsToRead: number
}

export interface FinishedReading {
  read: boolean
  events?: string[]
}

export interface GradeCount {
  code: string
  label: string
  count: number | null
  suppressed?: boolean
}

export interface Activity {
  members: number
  branches: number
  events: number
  grades: GradeCount[]
  articlesRead: number
  attended: number
  missed: number
  wishesFulfilled: number
  wishesOpen: number
}

export interface CountyTownship extends Activity {
  township: string
  name: string | null
}

export interface CountyOverview {
  county: string
  cycle: string
  asOf: string
  townships: CountyTownship[]
  totals: Activity
}

/** The notice that a quarter's sheet was handed back to one's branch. */
export interface OwnQuarterSheet {
  organisation: string
  cycle: string
  quarter: number
  firstDay: string
  lastDay: string
  fedBackAt: string
  seenAt: string | null
}

/** A closed quarter of one's own. */
export interface OwnQuarter {
  cycle: string
  quarter: number
  earned: string
  total: string
  grade: { code: string; label: string; stars: number } | null
  exempt: boolean
  correction: string
}
