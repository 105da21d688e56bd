import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEditor, type CodeEditor } from '@/desk/rulebooks/editor/codemirror'

const changed = vi.fn<(text: string) => void>()
let editor: CodeEditor
let parent: HTMLElement

function open(text: string): void {
  parent = document.createElement('div')
  document.body.append(parent)
  editor = openEditor({ parent, text, label: '细则正文', language: () => null, changed })
}
const inside = (selector: string): Element[] => [...parent.shadowRoot!.querySelectorAll(selector)]

afterEach(() => {
  editor.destroy()
  parent.remove()
  changed.mockReset()
})

describe('the editor', () => {
  it('has a name and can be reached with the keyboard', () => {
    open('id: a\n')
    const content = inside('.cm-content')[0]!
    expect([content.getAttribute('aria-label'), content.getAttribute('role'), content.getAttribute('tabindex')]).toEqual(['细则正文', 'textbox', '0'])
  })

  it('tells what is in it, and a replacement is a change like any other', () => {
    open('id: a\n')
    editor.replace('id: b\n')
    expect(editor.text()).toBe('id: b\n')
    expect(changed).toHaveBeenLastCalledWith('id: b\n')
  })

  it('marks errors and warnings in their place, and takes the marks away', () => {
    open('id: a\nrules:\n  - {id: x, points: 一}\n')
    editor.show([{ line: 3, column: 21, path: 'rules[0].points', reason: '不是数字', instead: 'points: 1' }], [{ line: 1, column: 1, path: 'id', reason: '提醒', instead: '' }])
    expect(inside('.cm-lintRange-error').map((one) => one.textContent)).toEqual(['一'])
    expect(inside('.cm-lintRange-warning').map((one) => one.textContent)).toEqual(['id'])
    editor.show([], [])
    expect(inside('.cm-lintRange')).toEqual([])
  })

  it('takes a finding beyond its end at its end', () => {
    open('id: a')
    editor.show([{ line: 9, column: 99, path: '', reason: '缺少 rules', instead: '' }], [])
    editor.goTo(9, 99)
    expect(editor.text()).toBe('id: a')
  })
})
