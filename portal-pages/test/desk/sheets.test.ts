import { describe, expect, it } from 'vitest'
import { csv, xlsx } from '@/desk/blocks/sheets'

/** The files of a zip without compression, by its own directory. */
async function unzip(blob: Blob): Promise<Record<string, string>> {
  const data = new DataView(await blob.arrayBuffer())
  const end = data.byteLength - 22
  expect(data.getUint32(end, true)).toBe(0x06054b50)
  const files: Record<string, string> = {}
  let at = data.getUint32(end + 16, true)
  for (let i = 0; i < data.getUint16(end + 10, true); i += 1) {
    expect(data.getUint32(at, true)).toBe(0x02014b50)
    const [size, length, local] = [data.getUint32(at + 24, true), data.getUint16(at + 28, true), data.getUint32(at + 42, true)]
    const decode = (from: number, count: number) => new TextDecoder().decode(new Uint8Array(data.buffer, from, count))
    expect(data.getUint32(local, true)).toBe(0x04034b50)
    files[decode(at + 46, length)] = decode(local + 30 + length, size)
    at += 46 + length
  }
  return files
}
const sheet = { headings: ['姓名', '备注', '积分'], rows: [['张伟', '=1+1', 12.5], ['李"娜', 'a,b\nc', null], ['<王>&\u0001', '+86', -3]] }

describe('an export', () => {
  it('is a workbook in which every text is a text and every number a number', async () => {
    const files = await unzip(xlsx(sheet, '考勤/表'))
    const rows = files['xl/worksheets/sheet1.xml']!

    expect(rows).toContain('<c t="inlineStr" s="2"><is><t xml:space="preserve">=1+1</t></is></c><c><v>12.5</v></c>')
    expect(rows).toContain('<c><v>-3</v></c>')
    expect(rows).not.toContain('<f>')
    expect(files['xl/workbook.xml']).toContain('name="考勤 表"')
  })

  it('is well-formed whatever the cells hold', async () => {
    const files = await unzip(xlsx(sheet, 'x'))
    for (const content of Object.values(files)) {
      const parsed = new DOMParser().parseFromString(content, 'application/xml')
      expect(parsed.querySelector('parsererror')).toBeNull()
    }
    expect(files['xl/worksheets/sheet1.xml']).toContain('&lt;王&gt;&amp;<')
  })

  it('as CSV quotes what needs it, and a formula is a text', async () => {
    const bytes = new Uint8Array(await csv(sheet).arrayBuffer())
    const lines = new TextDecoder().decode(bytes).replace('\ufeff', '').split('\r\n')

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(lines).toEqual(['姓名,备注,积分', "张伟,'=1+1,12.5", '"李""娜","a,b\nc",', "<王>&\u0001,'+86,-3", ''])
  })

  it.each(['=cmd', '+1', '-1', '@x', '\tx', '\rx'])('takes the text %j for no formula', async (text) => {
    const lines = await csv({ headings: ['x'], rows: [[text]] }).text()

    expect(lines).toContain(`'${text}`)
  })
})
