import { autocompletion, acceptCompletion, closeBrackets, completionKeymap, startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { offersAt, type RuleBookLanguage } from './language'

/** As points-service says it at its check. */
export interface Finding {
  line: number
  column: number
  path: string
  reason: string
  instead: string
}

export interface CodeEditor {
  text: () => string
  /** In place of everything; can be undone. */
  replace: (text: string) => void
  show: (errors: readonly Finding[], warnings: readonly Finding[]) => void
  goTo: (line: number, column: number) => void
  destroy: () => void
}

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: '#8a1c16', fontWeight: '600' },
  { tag: [tags.string, tags.content], color: '#1f3d66' },
  { tag: [tags.number, tags.bool, tags.null], color: '#0b5c3a' },
  { tag: tags.comment, color: '#5c6470' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: '#4a4f57' },
])

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '1rem', height: '100%' },
  '&.cm-focused': { outline: '3px solid var(--focus, #1a5fb4)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: '"Noto Sans Mono CJK SC", "Sarasa Mono SC", ui-monospace, Menlo, Consolas, monospace', lineHeight: '1.6' },
  '.cm-gutters': { backgroundColor: 'var(--surface-sunk)', color: 'var(--ink-soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'rgba(128, 100, 40, 0.08)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)', maxWidth: 'min(560px, 90vw)' },
  '.cm-tooltip-autocomplete ul li': { padding: '8px 10px', whiteSpace: 'normal' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--red)', color: '#fff' },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '1em' },
  '.cm-diagnostic': { padding: '8px 10px' },
})

/** What CodeMirror says itself, in Chinese. */
const phrases = {
  'Selection deleted': '已删除所选内容',
  'Completions': '可填写的内容',
  'Diagnostics': '问题',
  'No diagnostics': '没有问题',
  'Find': '查找',
  'Replace': '替换为',
  'next': '下一个',
  'previous': '上一个',
  'all': '全部',
  'match case': '区分大小写',
  'by word': '整词',
  'regexp': '正则',
  'replace': '替换',
  'replace all': '全部替换',
  'close': '关闭',
  'current match': '当前匹配',
  'on line': '在行',
  'replaced $ matches': '已替换 $ 处',
  'replaced match on line $': '已替换第 $ 行的一处',
}

/**
 * An editor for rule books below this element. It lives in a shadow of its own: there its styles are sheets of the
 * document, which the page's policy allows; elsewhere they would be elements, which it does not.
 */
export function openEditor(options: {
  parent: HTMLElement
  text: string
  label: string
  language: () => RuleBookLanguage | null
  changed: (text: string) => void
}): CodeEditor {
  const root = options.parent.shadowRoot ?? options.parent.attachShadow({ mode: 'open' })
  const complete = (context: CompletionContext): CompletionResult | null => {
    const language = options.language()
    if (language === null) return null
    const { from, offers } = offersAt(context.state.doc.toString(), context.pos, language)
    if (offers.length === 0 || (!context.explicit && from === context.pos && !/[:\s{[,]/.test(context.state.sliceDoc(Math.max(0, from - 1), from)))) return null
    return {
      from,
      options: offers.map((one) => ({ label: one.text, apply: one.apply ?? one.text, ...(one.about ? { detail: one.about } : {}), boost: one.rank })),
      validFor: /^[\w-]*$/,
    }
  }
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        search({ top: true }),
        yaml(),
        syntaxHighlighting(colours),
        lintGutter(),
        autocompletion({ override: [complete], icons: false }),
        // Alt-/ beside Ctrl-Space, which on many Chinese keyboards changes the way of typing.
        // Tab takes what is offered and otherwise goes on to the next field: nobody is caught in here by his keyboard.
        keymap.of([{ key: 'Tab', run: acceptCompletion }, { key: 'Alt-/', run: startCompletion }, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorState.phrases.of(phrases),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false', tabindex: '0', autocapitalize: 'off', lang: 'zh-CN' }),
        EditorView.updateListener.of((update) => update.docChanged && options.changed(update.state.doc.toString())),
        look,
      ],
    }),
  })
  const at = (line: number, column: number): number => {
    const there = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines))
    return Math.min(there.from + Math.max(column - 1, 0), there.to)
  }
  const diagnostic = (severity: 'error' | 'warning') => (one: Finding): Diagnostic => {
    const from = at(one.line, one.column)
    const word = /^[^\s,:}\]]+/.exec(view.state.sliceDoc(from, view.state.doc.lineAt(from).to))
    return { from, to: from + (word?.[0].length ?? 0), severity, message: one.instead ? `${one.reason}（${one.instead}）` : one.reason }
  }
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    show: (errors, warnings) => view.dispatch(setDiagnostics(view.state, [...errors.map(diagnostic('error')), ...warnings.map(diagnostic('warning'))].sort((a, b) => a.from - b.from))),
    goTo: (line, column) => {
      const there = at(line, column)
      view.dispatch({ selection: { anchor: there }, effects: EditorView.scrollIntoView(there, { y: 'center' }) })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
