/**
 * Where in a YAML text one is typing. Tolerant: the text is half-finished by nature, so lines are read by their indent and
 * braces by counting, and what cannot be understood is passed over.
 */
export interface Place {
  /** Keys from the outside in; `[]` stands for an item of a list. */
  path: string[]
  kind: 'key' | 'value'
  /** What was typed of the key or value, and where it begins. */
  typed: string
  from: number
  /** Keys that are there beside the one that is typed. */
  siblings: Record<string, string>
  /** Inside { } or [ ], where everything stands on one line. */
  flow: boolean
}

interface Level {
  indent: number
  list: boolean
  key: string
  known: Record<string, string>
}

const entry = /^("[^"]*"|'[^']*'|[^\s#:,{}[\]][^:#,{}[\]]*?)\s*:(?=\s|$)/

export function placeAt(text: string, at: number): Place {
  const levels: Level[] = []
  let offset = 0
  while (offset <= at) {
    const found = text.indexOf('\n', offset)
    let end = found < 0 ? text.length : found
    let content = offset
    while (content < end && text[content] === ' ') content += 1
    if (content === end || text[content] === '#') {
      if (at <= end) return empty(text, levels, offset, at)
      offset = end + 1
      continue
    }
    let indent = content - offset
    while (text[content] === '-' && (content + 1 >= end || text[content + 1] === ' ')) {
      close(levels, indent, true)
      levels.push({ indent, list: true, key: '[]', known: {} })
      const next = content + 1
      content = next
      while (content < end && text[content] === ' ') content += 1
      indent = content - offset
      if (at < next || (content === end && at <= end)) return { path: pathOf(levels), kind: 'key', typed: '', from: at, siblings: {}, flow: false }
    }
    const key = entry.exec(text.slice(content, end))
    if (key === null) {
      const braces = flowEnd(text, content)
      if (braces !== null) {
        if (at > content && isWithin(braces, at)) return inFlow(text, content, at, pathOf(levels))
        end = lineEnd(text, braces.end)
      }
      if (at <= end) {
        const typed = text.slice(content, at)
        const top = levels.at(-1)
        const from = Math.min(content, at)
        if (top !== undefined && !top.list && indent > top.indent) return { path: pathOf(levels), kind: 'value', typed, from, siblings: {}, flow: false }
        close(levels, indent, false)
        return { path: above(levels, indent), kind: 'key', typed, from, siblings: siblings(text, levels, indent, end + 1), flow: false }
      }
      offset = end + 1
      continue
    }
    const name = unquoted(key[1]!)
    close(levels, indent, false)
    let level = levels.at(-1)
    if (level === undefined || level.list || level.indent !== indent) {
      level = { indent, list: false, key: name, known: {} }
      levels.push(level)
    }
    level.key = name
    const colon = content + key[0].length
    if (at < colon) {
      return { path: above(levels, indent), kind: 'key', typed: text.slice(content, at), from: Math.min(content, at), siblings: siblings(text, levels, indent, end + 1), flow: false }
    }
    let value = colon
    while (value < end && text[value] === ' ') value += 1
    const braces = text[value] === '{' || text[value] === '[' ? flowEnd(text, value) : null
    if (braces !== null) {
      if (at > value && isWithin(braces, at)) return inFlow(text, value, at, pathOf(levels))
      end = lineEnd(text, braces.end)
    }
    level.known[name] = text.slice(value, end).replace(/\s+#.*$/, '').trim()
    if (at <= end) return { path: pathOf(levels), kind: 'value', typed: text.slice(Math.min(value, at), at), from: Math.min(value, at), siblings: level.known, flow: false }
    offset = end + 1
  }
  return empty(text, levels, at, at)
}

/** On a line without anything but spaces: the column says which of the levels one is in. */
function empty(text: string, levels: Level[], line: number, at: number): Place {
  const indent = at - line
  const top = levels.at(-1)
  const inside = top !== undefined && !top.list && indent > top.indent
  if (!inside) close(levels, indent, false)
  const path = inside ? pathOf(levels) : above(levels, indent)
  const next = text.indexOf('\n', at)
  return { path, kind: 'key', typed: '', from: at, siblings: inside ? {} : siblings(text, levels, indent, next < 0 ? text.length : next + 1), flow: false }
}

/** Levels that end before something at this indent; a list may stand at the indent of the key that it belongs to. */
function close(levels: Level[], indent: number, item: boolean): void {
  while (levels.length > 0) {
    const top = levels.at(-1)!
    if (top.indent > indent || (top.indent === indent && top.list && !item)) levels.pop()
    else if (item && top.indent === indent && top.list) levels.pop()
    else return
  }
}

const pathOf = (levels: readonly Level[]): string[] => levels.map((level) => level.key)

/** The path of the map whose keys stand at this indent. */
function above(levels: readonly Level[], indent: number): string[] {
  return pathOf(levels.filter((level) => level.indent < indent || (level.list && level.indent <= indent)))
}

/** What was written before at this level, and what stands below at the same indent. */
function siblings(text: string, levels: readonly Level[], indent: number, below: number): Record<string, string> {
  const known = { ...levels.find((level) => !level.list && level.indent === indent)?.known }
  for (const line of text.slice(below, below + 20_000).split('\n')) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const here = line.length - line.trimStart().length
    if (here < indent || (here === indent && line.trimStart().startsWith('- '))) break
    const key = here === indent ? entry.exec(line.trimStart()) : null
    if (key) known[unquoted(key[1]!)] = line.slice(indent + key[0].length).trim()
  }
  return known
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2')

const isWithin = (braces: { end: number; closed: boolean }, at: number): boolean => (braces.closed ? at < braces.end : at <= braces.end)

/** Where braces that open here end; an unclosed one ends where a line begins without indent, as somebody is still typing. */
function flowEnd(text: string, open: number): { end: number; closed: boolean } | null {
  if (text[open] !== '{' && text[open] !== '[') return null
  let depth = 0
  for (let i = open; i < text.length; i += 1) {
    const sign = text[i]!
    if (sign === '"' || sign === "'") {
      const quote = text.indexOf(sign, i + 1)
      if (quote > 0 && quote < lineEnd(text, i)) i = quote
    } else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') {
      depth -= 1
      if (depth === 0) return { end: i + 1, closed: true }
    } else if (sign === '\n' && /^( *- |[^\s])/.test(text.slice(i + 1, i + 40))) return { end: i, closed: false }
  }
  return { end: text.length, closed: false }
}

interface Brace {
  list: boolean
  key: string
  known: Record<string, string>
  /** Where the entry or item begins that is typed. */
  from: number
  colon: number
}

function inFlow(text: string, open: number, at: number, outer: string[]): Place {
  const braces: Brace[] = []
  const note = (brace: Brace, end: number): void => {
    if (brace.colon >= 0) brace.known[brace.key] = text.slice(brace.colon + 1, end).trim()
  }
  for (let i = open; i < at; i += 1) {
    const sign = text[i]!
    const top = braces.at(-1)
    if (sign === '"' || sign === "'") {
      const quote = text.indexOf(sign, i + 1)
      if (quote > 0 && quote < at && quote < lineEnd(text, i)) i = quote
    } else if (sign === '{' || sign === '[') braces.push({ list: sign === '[', key: sign === '[' ? '[]' : '', known: {}, from: i + 1, colon: -1 })
    else if (sign === '}' || sign === ']') braces.pop()
    else if (sign === ',' && top) {
      note(top, i)
      top.from = i + 1
      top.colon = -1
    } else if (sign === ':' && top && !top.list && top.colon < 0 && /\s|$/.test(text[i + 1] ?? '')) {
      top.key = unquoted(text.slice(top.from, i).trim())
      top.colon = i
    }
  }
  const top = braces.at(-1)
  if (top === undefined) return { path: outer, kind: 'value', typed: text.slice(open, at), from: open, siblings: {}, flow: true }
  const path = [...outer, ...braces.slice(0, -1).map((brace) => brace.key)]
  const value = top.list || top.colon >= 0
  let from = top.list ? top.from : value ? top.colon + 1 : top.from
  while (from < at && /\s/.test(text[from]!)) from += 1
  if (value) path.push(top.key)
  return { path, kind: value ? 'value' : 'key', typed: text.slice(from, at), from, siblings: { ...top.known, ...following(text, at, top.list) }, flow: true }
}

/** The keys that stand behind the cursor in the same braces. */
function following(text: string, at: number, list: boolean): Record<string, string> {
  const known: Record<string, string> = {}
  if (list) return known
  let depth = 0
  let from = -1
  for (let i = at; i < text.length; i += 1) {
    const sign = text[i]!
    if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') {
      depth -= 1
      if (depth < 0) break
    } else if (sign === '\n' && /^[^\s]/.test(text.slice(i + 1))) break
    else if (sign === ',' && depth === 0) from = i + 1
    else if (sign === ':' && depth === 0 && from >= 0) {
      known[unquoted(text.slice(from, i).trim())] = ''
      from = -1
    }
  }
  return known
}
