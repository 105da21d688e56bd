import { text, type Cell } from './table'

export interface Sheet {
  headings: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** A spreadsheet takes such a text for a formula: it is marked as text. */
export const looksLikeFormula = (value: string): boolean => /^[=+\-@\t\r]/.test(value)

/** UTF-8 with its mark, which Excel wants for Chinese; what looks like a formula begins with an apostrophe. */
export function csv(sheet: Sheet): Blob {
  const field = (cell: Cell): string => {
    const plain = text(cell)
    const safe = typeof cell === 'string' && looksLikeFormula(plain) ? `'${plain}` : plain
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [sheet.headings, ...sheet.rows].map((row) => row.map(field).join(','))
  return new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' })
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a service takes of one file. */
export const mostSheetBytes = 2 * 1024 * 1024

/** One sheet; numbers are numbers and every text is a text, also one that looks like a formula. */
export function xlsx(sheet: Sheet, name: string): Blob {
  const cell = (value: Cell, style: number): string => {
    if (value === null || value === '') return '<c/>'
    if (typeof value === 'number') return `<c><v>${value}</v></c>`
    // Style 2 keeps it a text when somebody edits the cell.
    const of = looksLikeFormula(value) ? 2 : style
    return `<c t="inlineStr" s="${of}"><is><t xml:space="preserve">${xml(value)}</t></is></c>`
  }
  const row = (cells: readonly Cell[], style: number): string => `<row>${cells.map((one) => cell(one, style)).join('')}</row>`
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${row(sheet.headings, 1)}${sheet.rows.map((one) => row(one, 0)).join('')}</sheetData></worksheet>`,
  })
}

export function download(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  URL.revokeObjectURL(address)
}

/** Excel refuses some signs in a sheet's name and more than 31 of them. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1'

/** Without what XML cannot hold at all. */
const xml = (value: string): string =>
  value
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Files as they are, without compression: the sheets of the desk are small. */
function zip(files: Record<string, string>): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const path = bytes(name)
    const data = bytes(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`)
    // Version, names in UTF-8, stored; 1 January 1980; sum and sizes; lengths of name and extra field.
    const common = numbers([20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2])
    parts.push(numbers([0x04034b50, 4]), common, path, data)
    directory.push(numbers([0x02014b50, 4], [20, 2]), common, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path)
    offset += 4 + common.length + path.length + data.length
  }
  const count = Object.keys(files).length
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])
  return new Blob([...parts, ...directory, end], { type: xlsxType })
}

const bytes = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value)

/** Each as so many bytes, the lowest first. */
function numbers(...values: [value: number, width: number][]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values.flatMap(([value, width]) => Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 0xff)))
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of data) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
