export interface DiffLine {
  kind: 'same' | 'removed' | 'added'
  text: string
  /** Numbers of the line in the old and the new text. */
  before: number | null
  after: number | null
}

/** What differs, line by line, by the longest common sequence; lines of rule books are few enough to compare all. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = before.replace(/\n$/, '').split('\n')
  const now = after.replace(/\n$/, '').split('\n')
  let first = 0
  while (first < old.length && first < now.length && old[first] === now[first]) first += 1
  let last = 0
  while (last < old.length - first && last < now.length - first && old[old.length - 1 - last] === now[now.length - 1 - last]) last += 1
  const width = now.length - last - first + 1
  const lengths = new Uint16Array((old.length - last - first + 1) * width)
  const cell = (i: number, j: number): number => (i - first) * width + (j - first)
  for (let i = old.length - last - 1; i >= first; i -= 1) {
    for (let j = now.length - last - 1; j >= first; j -= 1) {
      lengths[cell(i, j)] = old[i] === now[j] ? lengths[cell(i + 1, j + 1)]! + 1 : Math.max(lengths[cell(i + 1, j)]!, lengths[cell(i, j + 1)]!)
    }
  }
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    const common = i < first || j < first || (i >= old.length - last && j >= now.length - last) || (i < old.length - last && j < now.length - last && old[i] === now[j])
    if (common) {
      lines.push({ kind: 'same', text: old[i]!, before: i + 1, after: j + 1 })
      i += 1
      j += 1
    } else if (j >= now.length - last || (i < old.length - last && lengths[cell(i + 1, j)]! >= lengths[cell(i, j + 1)]!)) {
      lines.push({ kind: 'removed', text: old[i]!, before: i + 1, after: null })
      i += 1
    } else {
      lines.push({ kind: 'added', text: now[j]!, before: null, after: j + 1 })
      j += 1
    }
  }
  return lines
}

export type DiffBlock = { lines: DiffLine[] } | { skipped: number }

/** Only what differs, with some lines around it. */
export function shortened(lines: readonly DiffLine[], around = 3): DiffBlock[] {
  const blocks: DiffBlock[] = []
  let skipped = 0
  lines.forEach((line, index) => {
    const near = lines.slice(Math.max(0, index - around), index + around + 1).some((one) => one.kind !== 'same')
    if (!near) {
      skipped += 1
      return
    }
    if (skipped > 0) blocks.push({ skipped })
    skipped = 0
    const last = blocks.at(-1)
    if (last && 'lines' in last) last.lines.push(line)
    else blocks.push({ lines: [line] })
  })
  if (skipped > 0) blocks.push({ skipped })
  return blocks
}
