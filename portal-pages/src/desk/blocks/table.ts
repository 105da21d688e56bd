export type Cell = string | number | null

export interface Column<Row> {
  key: string
  label: string
  /** What is sorted, filtered and exported; shown too unless the page has a slot for it. */
  value: (row: Row) => Cell
  /** Offers the values that occur, to choose one. */
  choice?: boolean
  /** Where the order of the words is not that of the things: a rank for each. */
  order?: (row: Row) => number
  /** Stands at the right, in figures of one width. */
  figures?: boolean
  /** Is on one line where columns stand side by side: a day, say. */
  whole?: boolean
}

export interface Sort {
  key: string
  descending: boolean
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** The rows that contain every word of `search` somewhere and have what was chosen, in the order asked for. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  search: string,
  chosen: Readonly<Record<string, string>>,
  sort: Sort | null,
): Row[] {
  const words = search.toLocaleLowerCase('zh-CN').split(/\s+/).filter(Boolean)
  const choices = columns.filter((column) => column.choice && chosen[column.key])
  const found = rows.filter(
    (row) =>
      choices.every((column) => text(column.value(row)) === chosen[column.key]) &&
      (words.length === 0 || hasAll(words, columns.map((column) => text(column.value(row))).join('\n').toLocaleLowerCase('zh-CN'))),
  )
  const column = sort && columns.find((one) => one.key === sort.key)
  if (!column) return found
  const direction = sort.descending ? -1 : 1
  return found.sort((a, b) => compare(column, a, b, direction))
}

/** The values of a column that occur, in its order. */
export function choicesOf<Row>(rows: readonly Row[], column: Column<Row>): string[] {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const value = text(column.value(row))
    if (value !== '' && !first.has(value)) first.set(value, row)
  }
  return [...first.entries()].sort(([, a], [, b]) => compare(column, a, b, 1)).map(([value]) => value)
}

export const text = (cell: Cell): string => (cell === null ? '' : String(cell))

const hasAll = (words: string[], where: string): boolean => words.every((word) => where.includes(word))

/** What is empty comes last, whichever way. */
function compare<Row>(column: Column<Row>, a: Row, b: Row, direction: 1 | -1): number {
  if (column.order) return (column.order(a) - column.order(b)) * direction
  const [x, y] = [column.value(a), column.value(b)]
  if (x === null || x === '') return y === null || y === '' ? 0 : 1
  if (y === null || y === '') return -1
  return (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(text(x), text(y))) * direction
}
